namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>
/// The fields of one mapping, asked for one by one. What is asked for is what is known: a field that nobody asked for is
/// reported. A value that is missing or wrong is reported and comes back as null, and the reading goes on.
/// </summary>
internal sealed class DocumentFields(MappingNode mapping, DocumentChecks checks)
{
    private static readonly string[] RemarkKinds = ["source", "note", "unconfirmed"];
    private const int RemarkAtMost = 2_000;
    private readonly List<string> _known = [];

    internal DocumentChecks Checks => checks;

    /// <summary>Where this group of fields starts.</summary>
    internal Place Place => mapping.Place;

    /// <summary>The field's value, or null where the field is absent or says nothing.</summary>
    internal DocumentNode? Find(string name)
    {
        if (!_known.Contains(name))
            _known.Add(name);
        return Entry(name)?.Value is { } value and not ScalarNode { Nothing: true } ? value : null;
    }

    /// <summary>The field's value; its absence is a fault.</summary>
    internal DocumentNode? Need(string name)
    {
        var value = Find(name);
        if (value is null)
            checks.Refuse(Place.Inside(name), FaultCodes.MissingField, $"The field '{name}' is missing here, or says nothing.");
        return value;
    }

    internal bool Has(string name) => Find(name) is not null;

    /// <summary>Where the field's name stands; where its group starts if it is absent.</summary>
    internal Place Key(string name) => Entry(name)?.Key ?? Place.Inside(name);

    /// <summary>Where the field's value stands; where its group starts if it is absent.</summary>
    internal Place Value(string name) => Entry(name)?.Value.Place ?? Place.Inside(name);

    internal void RefuseUnknown()
    {
        foreach (var kind in RemarkKinds)
            KeepRemark(kind);
        foreach (var entry in mapping.Entries.Where(e => !_known.Contains(e.Name)))
        {
            checks.Refuse(entry.Key, FaultCodes.UnknownField,
                $"There is no field {entry.Name.Quoted()} here. Known: {Wording.Listed(_known)}.{checks.Suggestion(entry.Name, _known)}");
        }
    }

    private void KeepRemark(string kind)
    {
        var judged = _known.Contains(kind);
        var node = Find(kind);
        var text = judged ? (node as ScalarNode)?.Text.Trim() : checks.Text(node, RemarkAtMost, severalLines: true);
        if (text is not null)
            checks.Remark(Place.Path, kind, text);
    }

    private DocumentEntry? Entry(string name) => mapping.Entries.FirstOrDefault(e => e.Name == name);
}
