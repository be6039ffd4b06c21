using Leadline.Lots.Scopes;
using Leadline.Ui;

namespace Leadline.Lots.Pages.Scopes;

/// <summary>How pages name the state of a draft scope.</summary>
/// <param name="Key">The text's key after <c>scope.state.</c>.</param>
/// <param name="Colour">Of the tag.</param>
internal sealed record ScopeShown(string Key, TagColour Colour)
{
    internal static ScopeShown Of(DraftScopeRow scope, DateOnly today) =>
        scope.WithdrawnAt is not null ? new("withdrawn", TagColour.Grey)
        : today < scope.CommentsFrom ? new("not-begun", TagColour.Yellow)
        : today > scope.CommentsUntil ? new("over", TagColour.Grey)
        : new("open", TagColour.Green);
}
