using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>The published JSON Schema: it takes what the platform takes, refuses what it can refuse, and names the same fields.</summary>
public partial class PublishedSchema
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "framework.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    // What a schema can say too. The rest is sums, order, law and names that must be there.
    private static readonly string[] Structural = ["unknown-field", "missing-field", "wrong-type", "unknown-value", "out-of-range", "too-few", "no-lot", "text-length", "shape", "charge-kind", "criterion-kind", "condition-missing"];

    public static TheoryData<string> Documents => [.. System.IO.Directory.EnumerateFiles(Tests.FrameworkDocuments.Documents.Folder, "*.yaml", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) == "framework.yaml" || Path.GetFileName(Path.GetDirectoryName(f)) == "readings").Select(f => Path.GetRelativePath(Tests.FrameworkDocuments.Documents.Folder, f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Documents))]
    public void It_takes_each_shipped_document(string file) => Assert.Equal("", Faults(File.ReadAllText(Path.Combine(Tests.FrameworkDocuments.Documents.Folder, file))));

    [Fact]
    public void It_takes_the_examples() => Assert.All([FrameworkDocuments.Documents.Example, FrameworkDocuments.Documents.ExampleWithForm, FrameworkDocuments.Documents.Whole], e => Assert.Equal("", Faults(e)));

    [Theory]
    [MemberData(nameof(RefuseFaultyDocuments.Cases), MemberType = typeof(RefuseFaultyDocuments))]
    public void It_refuses_what_it_can_of_the_example(string piece, string instead, string code, string path, string _) =>
        RefusedWhereStructural(FrameworkDocuments.Documents.ExampleWith(piece, instead), code, path);

    [Theory]
    [MemberData(nameof(RefuseFaultyAgreements.Cases), MemberType = typeof(RefuseFaultyAgreements))]
    public void It_refuses_what_it_can_of_the_example_with_everything(string piece, string instead, string code, string path, string _) =>
        RefusedWhereStructural(FrameworkDocuments.Documents.WholeWith(piece, instead), code, path);

    [Fact]
    public void It_names_the_fields_that_the_platform_asks_for_and_no_others()
    {
        var seen = new Dictionary<JsonNode, (string Where, SortedSet<string> Fields)>();
        foreach (var example in new[] { FrameworkDocuments.Documents.Whole, FrameworkDocuments.Documents.ExampleWithForm })
            Gather((MappingNode)Tree(example), [], Root, example, seen);

        Assert.InRange(seen.Count, 25, 60);
        Assert.All(seen, place => Assert.Equal(
            $"{place.Value.Where}: {string.Join(", ", place.Key["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal))}",
            $"{place.Value.Where}: {string.Join(", ", place.Value.Fields)}"));
        Assert.Empty(Objects(Root).Except(seen.Keys).Select(o => o.GetPath()));
    }

    [Theory, MemberData(nameof(Documents))]
    public void A_document_says_the_same_as_json(string file)
    {
        var text = File.ReadAllText(Path.Combine(FrameworkDocuments.Documents.Folder, file));
        var json = FrameworkDocuments.Documents.Read(DocumentJson.Text(Tree(text)));
        Assert.Empty(json.Faults);
        Assert.Equivalent(FrameworkDocuments.Documents.Read(text).Document!.Terms, json.Document!.Terms, strict: true);
    }

    private static JsonNode Root { get; } = JsonNode.Parse(Text)!;

    private static void RefusedWhereStructural(string text, string code, string path)
    {
        if (!Structural.Contains(code) || FrameworkDocuments.Documents.Read(text).Faults.Any(f => f.Code is "not-yaml" or "duplicate-field" || f.Path.Length == 0))
            return;
        if ((code, path) == ("out-of-range", "/term/to"))
            return; // a day too far off is a day all the same
        Assert.NotEqual("", Faults(text));
    }

    private static string Faults(string text)
    {
        var results = Schema.Evaluate(JsonNode.Parse(DocumentJson.Text(Tree(text))), Options);
        return results.IsValid ? "" : string.Join('\n', results.Details.Where(d => d.HasErrors).Select(d => $"{d.InstanceLocation}: {string.Join(' ', d.Errors!.Values)}")) + "refused";
    }

    private static DocumentNode Tree(string text) => DocumentTree.Of(text, new DocumentChecks())!;

    // Each group of fields is given one that nobody knows; the fault then lists those that are known there.
    private static void Gather(MappingNode group, List<string> path, JsonNode schema, string text, Dictionary<JsonNode, (string Where, SortedSet<string> Fields)> seen)
    {
        var place = Object(schema);
        if (!seen.TryGetValue(place, out var known))
            seen[place] = known = (string.Join('/', path), new SortedSet<string>(StringComparer.Ordinal));
        known.Fields.UnionWith(Known(group, text));
        foreach (var entry in group.Entries)
        {
            var below = Resolved(place["properties"]![entry.Name]!);
            foreach (var (child, of) in entry.Value switch
            {
                MappingNode mapping => [(mapping, below)],
                ListNode list => list.Items.OfType<MappingNode>().Select(m => (m, Resolved(List(below)["items"]!))),
                _ => (IEnumerable<(MappingNode, JsonNode)>)[],
            })
                Gather(child, [.. path, entry.Name], of, text, seen);
        }
    }

    private static IEnumerable<string> Known(MappingNode group, string text)
    {
        var lines = text.Split('\n').ToList();
        var place = group.Place;
        lines[place.Line - 1] = lines[place.Line - 1] is var line && line[place.Column - 1] == '{'
            ? line.Insert(place.Column, " zzz-nobody: 1, ")
            : line[..(place.Column - 1)] + "zzz-nobody: 1\n" + new string(' ', place.Column - 1) + line[(place.Column - 1)..];
        var fault = Assert.Single(FrameworkDocuments.Documents.Read(string.Join('\n', lines)).Faults, f => f.Code == "unknown-field");
        return Listed().Match(fault.Message).Groups["list"].Value.Split(", ");
    }

    private static JsonNode Resolved(JsonNode schema) => schema["$ref"] is { } reference ? Resolved(Root["$defs"]![reference.ToString()["#/$defs/".Length..]]!) : schema;

    private static JsonNode Object(JsonNode schema) => Resolved(schema) is var found && found["properties"] is not null ? found : Objects(found).First();

    private static JsonNode List(JsonNode schema) => schema["items"] is not null ? schema : schema["oneOf"]!.AsArray().First(o => o!["items"] is not null)!;

    private static IEnumerable<JsonNode> Objects(JsonNode node) => node switch
    {
        JsonObject one => (one["additionalProperties"] is not null ? [one] : (IEnumerable<JsonNode>)[]).Concat(one.Where(p => p.Value is not null).SelectMany(p => Objects(p.Value!))),
        JsonArray many => many.Where(n => n is not null).SelectMany(n => Objects(n!)),
        _ => [],
    };

    [GeneratedRegex(@"Known: (?<list>[a-z, -]+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listed();
}
