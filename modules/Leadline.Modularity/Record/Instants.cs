using System.Globalization;

namespace Leadline.Modularity.Record;

/// <summary>Instants as the record keeps them: PostgreSQL holds whole microseconds, so nothing finer may be hashed.</summary>
internal static class Instants
{
    internal const string Form = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    internal static DateTimeOffset InMicroseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Microseconds since 1 January 1970.</summary>
    internal static long SinceEpoch(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The text that is signed, and shown.</summary>
    internal static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}
