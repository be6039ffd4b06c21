using Leadline.Lots.Drafts;
using Leadline.Lots.Proposals;
using Leadline.Lots.Successions;
using Leadline.Ui;

namespace Leadline.Lots.Pages.Life;

/// <summary>The colours of drafts, proposals and successions.</summary>
internal static class Colours
{
    internal static TagColour Of(DraftState state) => state switch
    {
        DraftState.Open => TagColour.White,
        DraftState.Published => TagColour.Green,
        _ => TagColour.Grey,
    };

    internal static TagColour Of(SuccessionState state) => state switch
    {
        SuccessionState.Offered => TagColour.Yellow,
        SuccessionState.Accepted => TagColour.Green,
        _ => TagColour.Grey,
    };

    internal static TagColour Of(ProposalState state) => state switch
    {
        ProposalState.Waiting => TagColour.Yellow,
        ProposalState.Confirmed => TagColour.Green,
        _ => TagColour.Grey,
    };
}
