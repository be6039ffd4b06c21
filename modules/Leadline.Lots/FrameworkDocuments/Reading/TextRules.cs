using System.Globalization;

namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>Which characters a text may hold.</summary>
internal static class TextRules
{
    private const char ZeroWidthNonJoiner = '\u200C'; // both are needed to write some languages
    private const char ZeroWidthJoiner = '\u200D';
    private const char SoftHyphen = '\u00AD';

    /// <summary>
    /// Control characters, which no database or letter can carry, and invisible ones that make a text read otherwise
    /// than it is stored (Unicode categories Cc, Cf, Zl, Zp and the non-characters). A line break is for the caller to judge.
    /// </summary>
    internal static bool IsForbidden(char c) => c is '\uFFFE' or '\uFFFF' || char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => c is not (ZeroWidthNonJoiner or ZeroWidthJoiner or SoftHyphen),
        _ => false,
    };

    /// <summary>The first character that the text may not hold, or null; half a surrogate pair is one.</summary>
    internal static char? FirstForbidden(string text, bool severalLines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || (IsForbidden(text[i]) && !(severalLines && text[i] == '\n')))
                return text[i];
        }

        return null;
    }
}
