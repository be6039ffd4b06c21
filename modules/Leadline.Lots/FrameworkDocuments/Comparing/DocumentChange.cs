namespace Leadline.Lots.FrameworkDocuments.Comparing;

/// <summary>One value that differs between two framework documents.</summary>
/// <param name="Path">
/// Where it stands: names after <c>/</c>, items of lists in brackets by their own code or number, such as <c>/lots[2a]/places/at-most</c>;
/// items that have neither by their position from 1, as <c>[#2]</c>; the list's own path for a value of a plain list.
/// </param>
/// <param name="Before">The value in the earlier document; null where it has none there.</param>
/// <param name="After">The value in the later document; null where it has none there.</param>
internal sealed record DocumentChange(string Path, string? Before, string? After);
