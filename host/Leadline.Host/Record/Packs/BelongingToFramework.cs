using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Modularity.Record;

namespace Leadline.Host.Record.Packs;

/// <summary>
/// By what entries belong to a framework agreement. Most name it in a column; a draft of a new agreement has no such column yet, a scope names
/// its draft, a comment its scope, and what enables a plugin for the agreement names it by its reference.
/// </summary>
internal sealed class BelongingToFramework
{
    /// <summary>The kinds of subjects that lead to others.</summary>
    public static readonly List<string> Kinds = ["framework-agreement", "framework-draft", "framework-proposal", "draft-scope"];

    // As the record writes its columns.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<Guid> _subjects = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public BelongingToFramework(Guid framework)
    {
        _subjects.Add(framework);
        _names.Add($"\"framework_id\":\"{framework}\"");
    }

    private BelongingToFramework()
    {
    }

    /// <summary>No agreement, and nothing belongs to it.</summary>
    public static BelongingToFramework None { get; } = new();

    /// <summary>What belongs to it by its own identifier.</summary>
    public IReadOnlyCollection<Guid> Subjects => _subjects;

    /// <summary>What stands in an entry's columns where it belongs to it.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Follows what an entry that belongs to it names.</summary>
    public void Add(AuditEntry entry)
    {
        var columns = entry.After is { } after ? JsonNode.Parse(after)!.AsObject() : new JsonObject();
        switch (entry.SubjectType)
        {
            case "framework-agreement" when columns["reference"] is { } reference:
                _names.Add($"\"framework\":{reference.ToJsonString(Json)}");
                break;
            case "framework-draft":
                AddDraft(entry.Subject);
                break;
            case "framework-proposal" when Id(columns["draft_id"]) is { } draft:
                AddDraft(draft);
                break;
            case "draft-scope":
                _subjects.Add(entry.Subject);
                _names.Add($"\"scope_id\":\"{entry.Subject}\"");
                break;
            default:
                break;
        }
    }

    private void AddDraft(Guid draft)
    {
        _subjects.Add(draft);
        _names.Add($"\"draft_id\":\"{draft}\"");
    }

    private static Guid? Id(JsonNode? value) => value is JsonValue text && text.TryGetValue<Guid>(out var id) ? id : null;
}
