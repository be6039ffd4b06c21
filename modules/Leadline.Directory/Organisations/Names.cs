using System.Globalization;
using Leadline.Modularity.Api;

namespace Leadline.Directory.Organisations;

/// <summary>What the name of an organisation may be.</summary>
internal static class Names
{
    /// <summary>What is wrong with a name, if anything. It stands on one line, and nothing in it is invisible.</summary>
    internal static Fault? Fault(string pointer, string? name, int longest = Organisation.LongestName) =>
        Text.Fault(pointer, name, longest)
        ?? (name!.Any(IsInvisible) ? new Fault(pointer, "text-unprintable", "A name is one line of visible characters.") : null);

    // Format characters turn the direction of writing or hide: two names would look alike.
    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
