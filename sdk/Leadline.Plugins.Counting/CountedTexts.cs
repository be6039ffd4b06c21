using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>Charges for what rewritten code asks of long texts.</summary>
public static class CountedTexts
{
    /// <summary>Charges for a text that is searched, a step for eight characters, and as many times as what is sought has eight: each place may be one where it begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sought">What is sought in it; null for a character or a gap.</param>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static void ChargeSearch(string? text, string? sought)
    {
        if (text is not null)
            Steps.Charge((int)Math.Min(int.MaxValue, text.Length / 8L * Math.Max(1, (sought?.Length ?? 0) / 8)));
    }

    /// <summary>Charges for a text in which any of several are sought: each place may be looked at for each of them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sought">Characters or texts; null for gaps.</param>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static void ChargeSearchOfAny(string? text, Array? sought)
    {
        if (text is null)
            return;
        long each = sought switch
        {
            string?[] texts => texts.Sum(t => 1L + ((t?.Length ?? 0) / 8)),
            null => 0,
            _ => sought.Length,
        };
        Steps.Charge((int)Math.Min(int.MaxValue, (sought?.Length ?? 0) + (Math.Min(int.MaxValue, each) * text.Length / 8)));
        ChargeSearch(text, null);
    }
}
