using Leadline.CallOff.OutcomePayments;
using Leadline.Ui;

namespace Leadline.CallOff.Pages.Contracts;

/// <summary>How the contract's page names states.</summary>
internal static class OutcomeShown
{
    internal static TagColour Colour(FormulaState state) => state switch
    {
        FormulaState.Agreed => TagColour.Green,
        FormulaState.Failed => TagColour.Red,
        FormulaState.Asking => TagColour.White,
        _ => TagColour.Yellow,
    };

    internal static TagColour Colour(PaymentState state) => state switch
    {
        PaymentState.Accepted => TagColour.Green,
        PaymentState.Calculated => TagColour.Yellow,
        PaymentState.Waiting => TagColour.White,
        PaymentState.Disputed => TagColour.Orange,
        PaymentState.Superseded => TagColour.Grey,
        _ => TagColour.Red,
    };
}
