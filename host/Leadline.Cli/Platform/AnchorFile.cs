using System.Text.Json;
using Leadline.Modularity.Record;

namespace Leadline.Cli.Platform;

/// <summary>Seals that somebody kept: pages, lists and lines as the public route gives them, and receipts that name the latest seal.</summary>
internal static class AnchorFile
{
    public static async Task<IReadOnlyDictionary<long, Anchor>> ReadAsync(string path, CancellationToken stop)
    {
        var anchors = new Dictionary<long, Anchor>();
        try
        {
            foreach (var anchor in Values(await Commands.Options.ReadTextAsync(path, stop)).SelectMany(SealsIn))
            {
                if (!anchors.TryAdd(anchor.Number, anchor) && anchors[anchor.Number] != anchor)
                    throw new UnusableInputException($"{path} names seal {anchor.Number} twice, and not alike.");
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new UnusableInputException($"{path} holds no seals: {error.Message}");
        }

        return anchors.Count > 0 ? anchors : throw new UnusableInputException($"{path} holds no seals.");
    }

    // One JSON value after another, on lines of their own or not.
    private static IEnumerable<JsonElement> Values(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text.TrimEnd());
        var options = new JsonReaderOptions { AllowMultipleValues = true };
        var state = new JsonReaderState(options);
        for (var at = 0; at < bytes.Length && Next(bytes.AsSpan(at), state) is var (value, length); at += length)
            yield return value;
    }

    private static (JsonElement Value, int Length)? Next(ReadOnlySpan<byte> bytes, JsonReaderState state)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: true, state);
        if (!reader.Read())
            return null;
        var value = JsonElement.ParseValue(ref reader);
        return (value, (int)reader.BytesConsumed);
    }

    private static IEnumerable<Anchor> SealsIn(JsonElement value) => value switch
    {
        { ValueKind: JsonValueKind.Array } => value.EnumerateArray().SelectMany(SealsIn),
        _ when value.TryGetProperty("items", out var items) => SealsIn(items),
        _ when value.TryGetProperty("latestSeal", out var latest) => latest.ValueKind == JsonValueKind.Null ? [] : SealsIn(latest),
        _ => [new Anchor(value.GetProperty("number").GetInt64(), TextOf(value, "hash"), TextOf(value, "root"))],
    };

    private static string? TextOf(JsonElement value, string name) => value.TryGetProperty(name, out var text) ? text.GetString() : null;
}
