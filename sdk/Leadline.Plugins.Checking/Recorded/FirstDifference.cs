using System.Globalization;
using System.Text;

namespace Leadline.Plugins.Checking;

/// <summary>Tells where two documents begin to differ.</summary>
public static class FirstDifference
{
    private const int Shown = 80;

    /// <summary>The place, as the rest of a sentence: <c>from byte 120 on: …1 2… came, and …1 3… was recorded.</c></summary>
    /// <param name="one">A document, in UTF-8.</param>
    /// <param name="isOne">What is said of it, such as <c>came</c>.</param>
    /// <param name="other">The other.</param>
    /// <param name="isOther">What is said of that.</param>
    public static string Between(ReadOnlySpan<byte> one, string isOne, ReadOnlySpan<byte> other, string isOther)
    {
        var at = one.CommonPrefixLength(other);
        var from = Math.Max(0, at - (Shown / 4));
        return string.Create(CultureInfo.InvariantCulture, $"from byte {at:N0} on: \u2026{Part(one, from)}\u2026 {isOne}, and \u2026{Part(other, from)}\u2026 {isOther}.");
    }

    private static string Part(ReadOnlySpan<byte> document, int from) => Encoding.UTF8.GetString(document.Slice(from, Math.Min(Shown, document.Length - from)));
}
