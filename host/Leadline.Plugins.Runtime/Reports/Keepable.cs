using System.Text;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>What plugins say is theirs: of it only what every store can hold is kept, and no character is cut in two.</summary>
internal static class Keepable
{
    /// <summary>The beginning of a text.</summary>
    internal static string First(string text, int most)
    {
        var clean = Clean(text);
        if (clean.Length <= most)
            return clean;
        return clean[..(char.IsHighSurrogate(clean[most - 1]) ? most - 1 : most)];
    }

    /// <summary>The end of a text.</summary>
    internal static string Last(string text, int most)
    {
        var clean = Clean(text);
        if (clean.Length <= most)
            return clean;
        var from = clean.Length - most;
        return clean[(char.IsLowSurrogate(clean[from]) ? from + 1 : from)..];
    }

    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half a character comes as U+FFFD
            kept.Append(Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? "\u00b7" : rune.ToString());
        return kept.ToString();
    }
}
