using System.Globalization;

namespace Leadline.Modularity.Api;

/// <summary>What every text from outside must be.</summary>
public static class Text
{
    /// <summary>What is wrong with a text that must be there, if anything: it is blank, too long, or holds control characters.</summary>
    /// <param name="pointer">JSON pointer to the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters it may have.</param>
    public static Fault? Fault(string pointer, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Fault(pointer, "text-missing", $"Write 1 to {longest:N0} characters here.");
        if (text.Length > longest)
            return new Fault(pointer, "text-too-long", $"At most {longest:N0} characters fit here; these are {text.Length:N0}.");
        return text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || text.Any(char.IsSurrogate) && !WellFormed(text)
            ? new Fault(pointer, "text-unprintable", "Control characters and broken characters are not text.")
            : null;
    }

    /// <summary>What is wrong with a name, if anything: beside the above, it stands on one line and nothing in it is invisible.</summary>
    /// <param name="pointer">JSON pointer to the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="longest">The most characters it may have.</param>
    public static Fault? NameFault(string pointer, string? name, int longest) =>
        Fault(pointer, name, longest)
        ?? (name!.Any(IsInvisible) ? new Fault(pointer, "text-unprintable", "A name is one line of visible characters.") : null);

    // Format characters turn the direction of writing or hide: two names would look alike.
    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
