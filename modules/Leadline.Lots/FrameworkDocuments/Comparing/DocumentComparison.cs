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
        var (earlier, later) = (ByName(before), ByName(after));
        foreach (var name in Merged(before.Select(b => b.Name), after.Select(a => a.Name)))
            Compare(path + name, earlier.GetValueOrDefault(name), later.GetValueOrDefault(name), changes);
    }

    // Two equal values of a list are two: each is matched once.
    private static void ComparePlain(string path, List<string> before, List<string> after, List<DocumentChange> changes)
    {
        changes.AddRange(Without(before, after).Select(gone => new DocumentChange(path, gone, null)));
        changes.AddRange(Without(after, before).Select(come => new DocumentChange(path, null, come)));
    }

    private static List<string> Without(List<string> values, List<string> others)
    {
        var left = others.CountBy(o => o, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. values.Where(v => !IsTaken(v))];

        bool IsTaken(string value)
        {
            if (left.GetValueOrDefault(value) == 0)
                return false;
            left[value]--;
            return true;
        }
    }

    /// <summary>The later order, with each name that is only in the earlier one after its neighbour there.</summary>
    private static IEnumerable<string> Merged(IEnumerable<string> before, IEnumerable<string> after)
    {
        var later = after.Distinct(StringComparer.Ordinal).ToList();
        var gone = later.ToDictionary(name => name, _ => new List<string>(), StringComparer.Ordinal);
        List<string> first = [];
        var neighbour = first;
        foreach (var name in before.Distinct(StringComparer.Ordinal))
        {
            if (gone.TryGetValue(name, out var following))
                neighbour = following;
            else
                neighbour.Add(name);
        }

        return [.. first, .. later.SelectMany(name => gone[name].Prepend(name))];
    }

    private static Dictionary<string, DocumentNode> ByName(List<(string Name, DocumentNode Node)> members) =>
        members.DistinctBy(m => m.Name, StringComparer.Ordinal).ToDictionary(m => m.Name, m => m.Node, StringComparer.Ordinal);

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
