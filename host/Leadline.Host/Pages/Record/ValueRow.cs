using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Modularity.Record;

namespace Leadline.Host.Pages.Record;

/// <summary>One value of a subject, before an act and after it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Before">What it was; what did not change was what it is.</param>
/// <param name="After">What it is; empty where the subject is gone.</param>
/// <param name="Changed">Whether the act changed it.</param>
internal sealed record ValueRow(string Name, string Before, string After, bool Changed)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every value that an entry holds, in the order of their names.</summary>
    public static IReadOnlyList<ValueRow> Of(AuditEntry entry)
    {
        var (before, after) = (Read(entry.Before), Read(entry.After));
        var isNew = entry.Before is null;
        return
        [
            .. before.Select(v => v.Key).Union(after.Select(v => v.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new ValueRow(
                name, TextOf(before.ContainsKey(name) || isNew ? before[name] : after[name]), TextOf(after[name]), isNew || before.ContainsKey(name))),
        ];
    }

    private static JsonObject Read(string? json) => json is null ? [] : JsonNode.Parse(json)!.AsObject();

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(Readable),
    };
}
