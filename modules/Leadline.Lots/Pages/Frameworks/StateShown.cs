using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Ui;

namespace Leadline.Lots.Pages.Frameworks;

/// <summary>How pages name the state of a framework agreement: a live one whose term is over takes no call-offs, so it is not shown as live.</summary>
/// <param name="Key">The text's key after <c>state.</c>.</param>
/// <param name="Colour">Of the tag.</param>
internal sealed record StateShown(string Key, TagColour Colour)
{
    internal static StateShown Of(FrameworkState state, TermDates term, DateOnly today) => state switch
    {
        FrameworkState.Published => new("published", TagColour.White),
        FrameworkState.OpenToTenders => new("open-to-tenders", TagColour.Blue),
        FrameworkState.Evaluating => new("evaluating", TagColour.Blue),
        FrameworkState.Standstill => new("standstill", TagColour.Blue),
        FrameworkState.Live when today < term.From => new("not-begun", TagColour.Yellow),
        FrameworkState.Live when today > term.To => new("term-over", TagColour.Grey),
        FrameworkState.Live => new("live", TagColour.Green),
        FrameworkState.Closed => new("closed", TagColour.Grey),
        FrameworkState.Ended => new("ended", TagColour.Grey),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state is known."),
    };
}
