using System.Text.Json;
using Leadline.Accreditation.PriceBooks;
using Leadline.Ui;

namespace Leadline.Accreditation.Pages.PriceBooks;

/// <summary>How pages show the state of a price book.</summary>
internal static class BookStates
{
    internal static string KeyOf(PriceBookState state) => "price-book.state." + JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    internal static TagColour ColourOf(PriceBookState state) => state switch
    {
        PriceBookState.AwaitingDecision => TagColour.Yellow,
        PriceBookState.Accepted => TagColour.Green,
        PriceBookState.Refused => TagColour.Red,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state is known."),
    };
}
