using System.Text.Json.Nodes;

namespace Leadline.Host.Record.Packs;

/// <summary>
/// How call-offs stand at the making of a pack, looked up page by page. That something was once done on one says too little: an award that was
/// asked for can fall back, and the marks are open to change again.
/// </summary>
internal sealed class StandingCallOffs(RecordSearch record, RedactionRules rules)
{
    private readonly HashSet<string> _columns = [.. rules.Until];
    private readonly HashSet<Guid> _seen = [];
    private readonly HashSet<(string Column, Guid CallOff)> _set = [];

    /// <summary>Whether a column of a call-off is set, as far as it was looked at.</summary>
    public bool IsSet(string column, Guid callOff) => _set.Contains((column, callOff));

    /// <summary>Looks at call-offs, each once in a pack, so that all of its pages go by the same.</summary>
    public async Task LookAtAsync(IEnumerable<Guid> callOffs, CancellationToken stop)
    {
        var fresh = callOffs.Distinct().Where(_seen.Add).ToList();
        foreach (var entry in await record.LatestOfAsync(fresh, stop))
        {
            var stands = entry.After is { } after ? JsonNode.Parse(after)!.AsObject() : new JsonObject();
            _set.UnionWith(_columns.Where(c => stands[c] is not null).Select(c => (c, entry.Subject)));
        }
    }
}
