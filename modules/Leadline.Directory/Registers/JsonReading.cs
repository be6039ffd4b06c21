using System.Globalization;
using System.Text.Json;

namespace Leadline.Directory.Registers;

/// <summary>Reading members of an answer that may be missing or of another type.</summary>
internal static class JsonReading
{
    extension(JsonElement element)
    {
        /// <summary>The text of a member; null where it is none or absent.</summary>
        internal string? Text(string name) => element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        /// <summary>The day of a member, of which more than the day may be written; null where it is none.</summary>
        internal DateOnly? Day(string name) =>
            element.Text(name) is { Length: >= 10 } text
            && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        /// <summary>A member; null where it is absent or this is no object.</summary>
        internal JsonElement? Member(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

        /// <summary>The elements of a member; none where it is no list.</summary>
        internal IEnumerable<JsonElement> Elements(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
    }
}
