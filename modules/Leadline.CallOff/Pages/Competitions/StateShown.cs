using Leadline.CallOff.FurtherCompetitions;
using Leadline.Ui;

namespace Leadline.CallOff.Pages.Competitions;

/// <summary>
/// How pages name the state of a competition, alike to everybody who sees it: a decision that waits for confirmation is not shown before it is made, and one
/// whose closing time has passed is not shown as open.
/// </summary>
/// <param name="Key">The text's key after <c>state.</c>.</param>
/// <param name="Colour">Of the tag.</param>
internal sealed record StateShown(string Key, TagColour Colour)
{
    internal static StateShown Of(CompetitionState state, DateTimeOffset closesAt, DateTimeOffset now) => state switch
    {
        CompetitionState.Draft => new("draft", TagColour.Grey),
        CompetitionState.Inviting when now <= closesAt => new("inviting", TagColour.Green),
        CompetitionState.Inviting => new("closed", TagColour.Yellow),
        CompetitionState.Opened or CompetitionState.AwardPending => new("evaluation", TagColour.White),
        CompetitionState.Awarded or CompetitionState.SigningPending => new("awarded", TagColour.Blue),
        CompetitionState.Signed => new("signed", TagColour.Grey),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state is known."),
    };
}
