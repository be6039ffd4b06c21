using System.Globalization;
using Leadline.Primitives;

namespace Leadline.Ui;

/// <summary>How pages write days, instants, months and amounts: in words, in UK local time, alike on every machine.</summary>
/// <remarks>
/// Source: NHS digital service manual, "Numbers, measurements, dates and time"; but with minutes always, as deadlines are exact.
/// </remarks>
public static class UkFormat
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>A day: <c>21 November 2026</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <summary>A month: <c>November 2026</c>.</summary>
    public static string Month(Month month) => month.First.ToString("MMMM yyyy", English);

    /// <summary>An instant in UK local time: <c>21 November 2026, 7:20pm</c>.</summary>
    /// <remarks>In the hour that comes twice in October BST or GMT follows, so that no two instants an hour apart read alike.</remarks>
    public static string Instant(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, London);
        var text = local.ToString("d MMMM yyyy, h:mm", English) + (local.Hour < 12 ? "am" : "pm");
        return London.IsAmbiguousTime(local.DateTime) ? text + (local.Offset == TimeSpan.Zero ? " GMT" : " BST") : text;
    }

    /// <summary>An amount: <c>£1,234.56</c>.</summary>
    public static string Money(Money amount) => amount.ToString();

    /// <summary>What machines read in a page's <c>datetime</c> attribute: <c>2026-11-21T19:20:00Z</c>.</summary>
    internal static string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English);

    /// <summary>The same of a day: <c>2026-11-21</c>.</summary>
    internal static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", English);
}
