using System.Text;

namespace Leadline.CallOff.Quotes;

/// <summary>What plugins say is theirs: only what every store can hold is kept of it, and no character is cut in two.</summary>
internal static class PluginWords
{
    /// <summary>The longest that is kept of one reason.</summary>
    internal const int Longest = 4_000;

    internal static string Kept(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) // half a character comes as U+FFFD
        {
            if (kept.Length + rune.Utf16SequenceLength > Longest)
                break;
            kept.Append(Rune.IsControl(rune) && rune.Value is not '\n' ? " " : rune.ToString());
        }

        return kept.ToString();
    }

    /// <summary>How long to wait before a plugin is asked again that the machine gave no answer of: each time a little longer.</summary>
    /// <param name="attempts">How often it was tried.</param>
    internal static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(300, 5L << Math.Min(attempts - 1, 6)));
}
