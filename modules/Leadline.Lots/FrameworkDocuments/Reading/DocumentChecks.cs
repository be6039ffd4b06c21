namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>Gathers what is wrong with one document, and what it remarks about itself, while it is read.</summary>
internal sealed class DocumentChecks
{
    private readonly List<DocumentFault> _faults = [];
    private readonly List<DocumentRemark> _remarks = [];

    /// <summary>All faults, in the order of the document.</summary>
    internal IReadOnlyList<DocumentFault> Faults => [.. _faults.OrderBy(f => f.Line).ThenBy(f => f.Column)];

    internal IReadOnlyList<DocumentRemark> Remarks => _remarks;

    /// <summary>How many faults there are so far.</summary>
    internal int Count => _faults.Count;

    internal bool Good => _faults.Count == 0;

    internal void Refuse(Place place, string code, string message, string? source = null) =>
        _faults.Add(new DocumentFault(place.Line, place.Column, place.Path, code, message, source));

    internal void Remark(string path, string kind, string text) => _remarks.Add(new DocumentRemark(path, kind, text));

    /// <summary>Reads a mapping by its fields; a field that the reading does not ask for is a fault.</summary>
    internal T? Mapping<T>(DocumentNode? node, Func<DocumentFields, T?> read)
        where T : class
    {
        switch (node)
        {
            case MappingNode mapping:
                var fields = new DocumentFields(mapping, this);
                var value = read(fields);
                fields.RefuseUnknown();
                return value;
            case not null and not RefusedNode:
                Refuse(node.Place, FaultCodes.WrongType, $"Fields are wanted here, each as 'name: value', but {node.Kind()} was found.");
                return null;
            default:
                return null;
        }
    }
}
