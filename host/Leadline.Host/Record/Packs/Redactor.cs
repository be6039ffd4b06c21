using System.Text.Json.Nodes;
using Leadline.Modularity.Record;

namespace Leadline.Host.Record.Packs;

/// <summary>Takes out of entries what the rules withhold from a kind of pack, and counts it.</summary>
/// <param name="rules">The rules.</param>
/// <param name="kind">The kind of pack.</param>
/// <param name="isSet">Whether a column of a call-off is set, as the call-off stands now.</param>
internal sealed class Redactor(RedactionRules rules, string kind, Func<string, Guid, bool> isSet)
{
    private const string CallOff = "call_off_id";
    private static readonly string[] DigestOfText = ["length", "sha256"];
    private static readonly string[] DigestOfParts = ["count", "sha256"];

    private readonly Dictionary<Ground, long> _withheld = [];

    /// <summary>How much was withheld on each ground.</summary>
    public IReadOnlyDictionary<Ground, long> Withheld => _withheld;

    /// <summary>The call-off that an entry belongs to; its subject itself where it names none.</summary>
    public static Guid CallOffOf(AuditEntry e) => CallOffOf(e.Subject, Read(e.Before), Read(e.After));

    /// <summary>An entry as the pack shows it.</summary>
    public JsonObject Redact(string module, AuditEntry e, SealedEntry? place)
    {
        var (before, after) = (Read(e.Before), Read(e.After));
        var callOff = CallOffOf(e.Subject, before, after);
        return new JsonObject
        {
            ["seal"] = place?.Seal, ["position"] = place?.Position, ["module"] = module, ["id"] = e.Id,
            ["at"] = Field("at", Instants.Text(e.At)), ["person"] = Field("person", e.Person), ["organisation"] = Field("organisation", e.Organisation),
            ["credential"] = Field("credential", e.Credential), ["roles"] = Field("roles", e.Roles), ["delegation"] = Field("delegation", e.Delegation),
            ["act"] = Field("act", e.Act), ["subjectType"] = Field("subjectType", e.SubjectType), ["subject"] = Field("subject", e.Subject),
            ["subjectVersion"] = Field("subjectVersion", e.SubjectVersion), ["detail"] = Field("detail", e.Detail.Length > 0 ? e.Detail : null),
            ["before"] = before is null ? null : Members(before, "", e.SubjectType, callOff),
            ["after"] = after is null ? null : Members(after, "", e.SubjectType, callOff),
            ["reason"] = Field("reason", e.Reason), ["requestId"] = Field("requestId", e.RequestId),
        };

        JsonNode? Field(string name, JsonNode? value) => Apply(value, rules.Field(kind, e.SubjectType, name) ?? rules.Default, callOff);
    }

    private JsonObject Members(JsonObject of, string prefix, string subject, Guid callOff) =>
        new(of.Select(member => KeyValuePair.Create(member.Key, Value(member.Value, prefix + member.Key, subject, callOff))));

    // A part is looked into, and each of its columns needs a rule of its own; a rule may also withhold the part as a whole.
    private JsonNode? Value(JsonNode? value, string path, string subject, Guid callOff)
    {
        var rule = rules.Column(kind, subject, path);
        return value switch
        {
            JsonObject part when rule is null && !IsValue(part) => Members(part, path + ".", subject, callOff),
            JsonArray parts when rule is null && parts.Count > 0 && parts.All(p => p is JsonObject) =>
                new JsonArray([.. parts.Select(p => Members(p!.AsObject(), path + ".", subject, callOff))]),
            JsonArray { Count: 0 } => new JsonArray(),
            _ => Apply(value, rule is { Ground: null } && HoldsParts(value) ? rules.Default : rule ?? rules.Default, callOff),
        };
    }

    private JsonNode? Apply(JsonNode? value, Treatment treatment, Guid callOff)
    {
        if (value is null || treatment.Ground is not { } ground || (treatment.Until is { } column && isSet(column, callOff)))
            return value?.DeepClone();
        _withheld[ground] = _withheld.GetValueOrDefault(ground) + 1;
        return new JsonObject { ["withheld"] = ground.Text };
    }

    private static bool HoldsParts(JsonNode? value) =>
        value is JsonObject part ? !IsValue(part) : value is JsonArray list && list.Any(p => p is JsonObject or JsonArray);

    // What the record writes in place of a masked value, a long text or a long list.
    private static bool IsValue(JsonObject value)
    {
        var names = value.Select(m => m.Key).ToList();
        return names is ["masked"] || names.SequenceEqual(DigestOfText) || names.SequenceEqual(DigestOfParts);
    }

    private static JsonObject? Read(string? json) => json is null ? null : JsonNode.Parse(json)!.AsObject();

    private static Guid CallOffOf(Guid subject, JsonObject? before, JsonObject? after) => CallOffOf(after) ?? CallOffOf(before) ?? subject;

    private static Guid? CallOffOf(JsonObject? subject) => subject?[CallOff] is JsonValue value && value.TryGetValue<Guid>(out var id) ? id : null;
}
