using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Leadline.Host.Errors;

/// <summary>
/// Refuses null as an entry of a list. The serialiser refuses null for a field that must not be null, but does not look into lists.
/// </summary>
internal static partial class NullsInLists
{
    internal static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.OnDeserialized is not null)
            return;
        var lists = type.Properties.Where(p => p.Get is not null && IsListOfReferences(p.PropertyType)).ToList();
        if (lists.Count > 0)
            type.OnDeserialized = read => lists.ForEach(list => Check(list, read));
    }

    /// <summary>The place of the null, below the object that holds the list; null where the message tells of something else.</summary>
    internal static string? PlaceIn(string message) =>
        Place().Match(message) is { Success: true } found ? $"/{found.Groups["list"].Value}/{found.Groups["entry"].Value}" : null;

    private static void Check(JsonPropertyInfo list, object read)
    {
        var entry = 0;
        foreach (var value in (IEnumerable?)list.Get!(read) ?? Array.Empty<object>())
        {
            if (value is null)
                throw new JsonException($"The list '{list.Name}' holds null as entry {entry}.");
            entry++;
        }
    }

    private static bool IsListOfReferences(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && !type.GetGenericArguments()[0].IsValueType;

    [GeneratedRegex("The list '(?<list>[^']+)' holds null as entry (?<entry>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
