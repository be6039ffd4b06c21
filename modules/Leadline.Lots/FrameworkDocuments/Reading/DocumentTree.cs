using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>
/// Makes a tree of YAML text, of which JSON is a part. Nothing is looked up, converted or expanded: an alias, an anchor and a
/// tag are refused, so a document is no larger in memory than on paper, and depth and number of values are bounded.
/// </summary>
internal sealed class DocumentTree
{
    internal const int DeepestLevel = 12;
    internal const int MostValues = 10_000;

    private const string WriteOut = "Write the value out where it is used.";

    private readonly Parser _parser;
    private readonly DocumentChecks _checks;
    private ParsingEvent? _next;
    private Mark _last = Mark.Empty;
    private int _values;

    private DocumentTree(string text, DocumentChecks checks) => (_parser, _checks) = (new Parser(new StringReader(text)), checks);

    /// <summary>The tree, or null where the text is no YAML or goes over a limit; the checks then hold the fault.</summary>
    internal static DocumentNode? Of(string text, DocumentChecks checks)
    {
        try
        {
            return new DocumentTree(text, checks).Document();
        }
        catch (YamlException e)
        {
            checks.Refuse(At(e.Start, ""), FaultCodes.NotYaml, $"This is not well-formed YAML: {e.Message.TrimEnd('.').Shown(200)}.");
        }
        catch (StopException e)
        {
            checks.Refuse(e.Place, e.Code, e.Message);
        }

        return null;
    }

    private DocumentNode? Document()
    {
        Take(); // the start of the stream
        if (Next() is StreamEnd)
        {
            _checks.Refuse(new Place(1, 1, ""), FaultCodes.Empty,
                "The document is empty. frameworks/README.md has a small complete example.");
            return null;
        }

        Take(); // the start of the document
        var root = Node("", 1);
        return (Take(), Next()) switch
        {
            (DocumentEnd, StreamEnd) => root,
            (DocumentEnd, DocumentStart second) => throw new StopException(At(second.Start, ""), FaultCodes.SeveralDocuments,
                "A file holds one document; a second one starts here."),
            _ => throw Malformed(),
        };
    }

    private ParsingEvent Take()
    {
        var taken = Next();
        _next = null;
        return taken;
    }

    /// <summary>
    /// The next event. On some malformed texts the parser fails by an exception that names no place, or stops early (defects of
    /// its own, found by the tests that damage documents at random): those too are texts that are no YAML.
    /// </summary>
    private ParsingEvent Next()
    {
        try
        {
            if (_next is null && _parser.MoveNext())
                _last = (_next = _parser.Current!).End;
        }
        catch (Exception e) when (e is not (YamlException or OutOfMemoryException))
        {
            throw Malformed();
        }

        return _next ?? throw Malformed();
    }

    private StopException Malformed() =>
        new(At(_last, ""), FaultCodes.NotYaml, "This is not well-formed YAML: something after this place cannot be read.");

    private DocumentNode Node(string path, int level)
    {
        var found = Take();
        var place = At(found.Start, path);
        if (++_values > MostValues)
            throw new StopException(place, FaultCodes.TooManyValues,
                $"A document may hold at most {MostValues:N0} values; there are more from here on.");
        if (level > DeepestLevel)
            throw new StopException(place, FaultCodes.TooDeep,
                $"Values may lie at most {DeepestLevel} levels deep; this one lies deeper.");

        DocumentNode node = found switch
        {
            Scalar scalar => new ScalarNode(place, scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => List(place, level),
            MappingStart => Mapping(place, level),
            AnchorAlias => new RefusedNode(place),
            _ => throw Malformed(),
        };
        return found switch
        {
            AnchorAlias alias => Refused(place, FaultCodes.Anchor, $"The alias {$"*{alias.Value}".Quoted()} is not allowed. {WriteOut}"),
            NodeEvent { Anchor.IsEmpty: false } named =>
                Refused(place, FaultCodes.Anchor, $"The anchor {$"&{named.Anchor}".Quoted()} is not allowed. {WriteOut}"),
            NodeEvent { Tag.IsEmpty: false } =>
                Refused(place, FaultCodes.Tag, "A tag ('!…') is not allowed. The field itself says what its value is."),
            _ => node,
        };
    }

    private ListNode List(Place place, int level)
    {
        List<DocumentNode> items = [];
        while (Next() is not SequenceEnd)
            items.Add(Node($"{place.Path}/{items.Count}", level + 1));
        Take();
        return new ListNode(place, items);
    }

    private MappingNode Mapping(Place place, int level)
    {
        Dictionary<string, DocumentEntry> entries = [];
        while (Next() is not MappingEnd)
        {
            var key = Node(place.Path, level + 1);
            var name = (key as ScalarNode)?.Text ?? "";
            var at = place.Inside(name) with { Line = key.Place.Line, Column = key.Place.Column };
            if (key is ListNode or MappingNode)
                _checks.Refuse(key.Place, FaultCodes.WrongType, $"The name of a field is wanted here, but {key.Kind()} was found.");
            var entry = new DocumentEntry(name, at, Node(at.Path, level + 1));
            if (key is ScalarNode && !entries.TryAdd(name, entry))
                _checks.Refuse(at, FaultCodes.DuplicateField,
                    $"The field {name.Quoted()} stands here a second time; the first is on line {entries[name].Key.Line}. Keep one.");
        }

        Take();
        return new MappingNode(place, [.. entries.Values]);
    }

    private RefusedNode Refused(Place place, string code, string message)
    {
        _checks.Refuse(place, code, message);
        return new RefusedNode(place);
    }

    private static Place At(Mark mark, string path) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column), path);

    /// <summary>Ends the parsing at once; it never leaves this file.</summary>
    private sealed class StopException(Place place, string code, string message) : Exception(message)
    {
        internal Place Place { get; } = place;
        internal string Code { get; } = code;
    }
}
