using Leadline.CallOff.DirectAwards;
using Leadline.Ui;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>How pages name the state of a direct award. That something waits for confirmation is the buyer's to know alone.</summary>
/// <param name="Key">The text's key after <c>direct-award.state.</c>.</param>
/// <param name="Colour">Of the tag.</param>
internal sealed record StateShown(string Key, TagColour Colour)
{
    internal static StateShown Of(DirectAwardState state, bool toBuyer) => state switch
    {
        DirectAwardState.Draft => new("draft", TagColour.Grey),
        DirectAwardState.Quoting => new("quoting", TagColour.White),
        DirectAwardState.AwardPending when toBuyer => new("award-pending", TagColour.White),
        DirectAwardState.Quoted or DirectAwardState.AwardPending => new("quoted", TagColour.Yellow),
        DirectAwardState.SigningPending when toBuyer => new("signing-pending", TagColour.White),
        DirectAwardState.Awarded or DirectAwardState.SigningPending => new("awarded", TagColour.Blue),
        DirectAwardState.Signed => new("signed", TagColour.Grey),
        DirectAwardState.Withdrawn => new("withdrawn", TagColour.Red),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state is known."),
    };
}
