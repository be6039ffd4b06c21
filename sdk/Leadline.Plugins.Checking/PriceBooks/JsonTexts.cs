using System.Text.Json;

namespace Leadline.Plugins.Checking;

/// <summary>Parses JSON that anybody may have written.</summary>
internal static class JsonTexts
{
    /// <summary>The document; or null, and among the faults where it is no JSON. All texts and names in it can then be read.</summary>
    internal static JsonDocument? Parse(ReadOnlyMemory<byte> json, int deepest, List<PriceBookFault> faults)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = deepest });
            ReadTexts(document.RootElement);
            return document;
        }
        catch (JsonException malformed)
        {
            faults.Add(new("", "not-json", $"The file is no JSON of at most {deepest} levels: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}."));
        }
        catch (InvalidOperationException)
        {
            faults.Add(new("", "not-json", "A text in the file is broken: it holds bytes that are no UTF-8, or half of a surrogate pair."));
        }

        document?.Dispose();
        return null;
    }

    // The parser takes bytes for texts that it only fails to make characters of when somebody asks.
    private static void ReadTexts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            _ = element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
            element.EnumerateArray().ToList().ForEach(ReadTexts);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                ReadTexts(member.Value);
            }
    }
}
