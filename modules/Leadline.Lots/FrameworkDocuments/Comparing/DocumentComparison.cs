using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments.Comparing;

/// <summary>
/// What differs between two framework documents, value by value. It compares what the documents say and not how they are written: comments,
/// quotes, the order of fields and the order of a plain list make no difference. An item of a list is found again by its <c>code</c> or
/// <c>number</c>, wherever it stands. Both may be faulty; a text that is no YAML at all is compared as one value.
/// </summary>
internal static class DocumentComparison
{
    private static readonly string[] Names = ["code", "number"];

    /// <summary>Every difference, in the order of the later document; what it no longer has comes where the earlier one had it.</summary>
    internal static IReadOnlyList<DocumentChange> Of(string beforeText, string afterText)
    {
        List<DocumentChange> changes = [];
        Compare("", Tree(beforeText), Tree(afterText), changes);
        return changes;
    }

    private static DocumentNode Tree(string text) =>
        DocumentTree.Of(text, new DocumentChecks()) ?? new ScalarNode(new Place(1, 1, ""), text, Plain: false);

    private static void Compare(string path, DocumentNode? before, DocumentNode? after, List<DocumentChange> changes)
    {
        switch (before, after)
        {
            case (MappingNode or null, MappingNode or null):
                Compare(path, Fields(before), Fields(after), changes);
                break;
            case (ListNode or null, ListNode or null) when IsPlain(before) && IsPlain(after):
                ComparePlain(path, Values(before), Values(after), changes);
                break;
            case (ListNode or null, ListNode or null):
                Compare(path, Items(before), Items(after), changes);
                break;
            case (ScalarNode or RefusedNode or null, ScalarNode or RefusedNode or null):
                if (Value(before) != Value(after))
                    changes.Add(new DocumentChange(path, Value(before), Value(after)));
                break;
            default: // a value became a group, or the like: all of the one goes, all of the other comes
                Compare(path, before, null, changes);
                Compare(path, null, after, changes);
                break;
        }
    }

    private static void Compare(
        string path, List<(string Name, DocumentNode Node)> before, List<(string Name, DocumentNode Node)> after, List<DocumentChange> changes)
    {
        foreach (var name in Merged([.. before.Select(b => b.Name)], [.. after.Select(a => a.Name)]))
            Compare(path + name, Find(before, name), Find(after, name), changes);
    }

    // Two equal values of a list are two: each is matched once.
    private static void ComparePlain(string path, List<string> before, List<string> after, List<DocumentChange> changes)
    {
        List<string> gone = [.. before];
        var come = after.Where(a => !gone.Remove(a)).ToList();
        changes.AddRange(gone.Select(g => new DocumentChange(path, g, null)));
        changes.AddRange(come.Select(c => new DocumentChange(path, null, c)));
    }

    /// <summary>The later order, with each name that is only in the earlier one after its neighbour there.</summary>
    private static List<string> Merged(List<string> before, List<string> after)
    {
        List<string> merged = [.. after];
        var known = after.ToHashSet(StringComparer.Ordinal);
        var at = 0;
        foreach (var name in before)
        {
            if (known.Add(name))
                merged.Insert(at++, name);
            else
                at = merged.IndexOf(name) + 1;
        }

        return merged;
    }

    private static DocumentNode? Find(List<(string Name, DocumentNode Node)> members, string name) => members.Find(m => m.Name == name).Node;

    private static List<(string Name, DocumentNode Node)> Fields(DocumentNode? node) =>
        [.. ((node as MappingNode)?.Entries ?? []).Where(e => e.Value is not ScalarNode { Nothing: true }).Select(e => ($"/{e.Name}", e.Value))];

    private static List<(string Name, DocumentNode Node)> Items(DocumentNode? node)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. ((node as ListNode)?.Items ?? []).Select((item, i) => (OwnName(item) is { } own && taken.Add(own) ? $"[{own}]" : $"[#{i + 1}]", item))];
    }

    private static string? OwnName(DocumentNode item) => (item as MappingNode)?.Entries
        .Where(e => Array.Exists(Names, n => n == e.Name)).Select(e => e.Value).OfType<ScalarNode>().FirstOrDefault(v => !v.Nothing)?.Text;

    private static bool IsPlain(DocumentNode? list) => ((list as ListNode)?.Items ?? []).All(i => i is ScalarNode or RefusedNode);

    private static List<string> Values(DocumentNode? list) => [.. ((list as ListNode)?.Items ?? []).Select(Value).OfType<string>()];

    private static string? Value(DocumentNode? node) => node switch
    {
        ScalarNode { Nothing: true } => null,
        ScalarNode scalar => scalar.Text.Trim(),
        RefusedNode => "?",
        _ => null,
    };
}
