using System.Text.Json;
using Leadline.Directory.Registers;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Reading claims about a person.</summary>
internal static class ClaimReading
{
    private const long LatestSecond = 253_402_300_799; // the end of the year 9999

    extension(JsonElement claims)
    {
        /// <summary>An instant written as seconds since 1970; null where it is none.</summary>
        internal DateTimeOffset? Instant(string name) =>
            claims.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var seconds) && seconds is >= 0 and <= LatestSecond
                ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

        /// <summary>A text that a page may show; null where it is absent, too long or holds what is not text.</summary>
        internal string? Shown(string name, int longest) =>
            claims.Text(name) is { } text && Modularity.Api.Text.Fault("", text, longest) is null ? text.Trim() : null;

        /// <summary>The words with which the provider says how the person showed who it is, in the settings' form.</summary>
        internal IEnumerable<string> Factors() =>
            claims.Elements("amr").Where(e => e.ValueKind == JsonValueKind.String).Select(e => $"amr:{e.GetString()}").Append($"acr:{claims.Text("acr")}");
    }
}
