using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Leadline.Modularity.Record;

namespace Leadline.Host.Record.Packs;

/// <summary>What a pack holds, counted while it is written.</summary>
internal sealed class PackCounts(Guid pack, DateTimeOffset madeAt)
{
    public Guid Pack => pack;

    public DateTimeOffset MadeAt => madeAt;

    public long Entries { get; private set; }

    /// <summary>Entries that wait for their seal: they can't be checked yet.</summary>
    public long Unsealed { get; private set; }

    public void Add(SealedEntry? place) => (Entries, Unsealed) = (Entries + 1, Unsealed + (place is null ? 1 : 0));
}

/// <summary>What a pack says of itself: for programs, and for whoever opens it.</summary>
internal sealed class PackIndex(RedactionRules rules, PackRequest request, PackCounts counts, IReadOnlyDictionary<Ground, long> withheld)
{
    private readonly PackKind _kind = rules.Kinds[request.Kind];
    private readonly List<KeyValuePair<Ground, long>> _withheld = [.. withheld.OrderBy(w => w.Key.Text, StringComparer.Ordinal)];

    public JsonObject ToJson() => new()
    {
        ["pack"] = counts.Pack,
        ["kind"] = request.Kind,
        ["title"] = _kind.Title,
        ["request"] = request.Request,
        ["selection"] = request.Selection,
        ["madeAt"] = Instants.Text(counts.MadeAt),
        ["rules"] = new JsonObject { ["version"] = rules.Version, ["inForceFrom"] = rules.InForceFrom.ToString("O", CultureInfo.InvariantCulture), ["sha256"] = rules.Sha256 },
        ["entries"] = counts.Entries,
        ["unsealed"] = counts.Unsealed,
        ["withheld"] = new JsonArray([.. _withheld.Select(w => new JsonObject
        {
            ["ground"] = w.Key.Text, ["title"] = w.Key.Title, ["source"] = w.Key.Source, ["values"] = w.Value,
        })]),
    };

    public string ToNote()
    {
        var note = new StringBuilder();
        Line($"{_kind.Title}");
        Line($"{_kind.Source}");
        Line($"");
        Line($"Request:   {request.Request}");
        Line($"Made of:   {request.Selection}");
        Line($"Made at:   {Instants.Text(counts.MadeAt)}, as pack {counts.Pack}");
        Line($"Rules:     version {rules.Version}, in force from {rules.InForceFrom:O}");
        Line($"Entries:   {counts.Entries}, in {PackWriter.EntriesFile}, one to a line");
        Line($"");
        Line($"Withheld:");
        if (_withheld.Count == 0)
            Line($"  nothing");
        foreach (var (ground, values) in _withheld)
            Line($"  {values} values: {ground.Text}, {ground.Title} ({ground.Source})");
        Line($"");
        Line($"Where a value is withheld, its ground stands in its place. Each entry names its seal and its place under it. Whoever has an export of");
        Line($"the whole record finds the entry there, under that seal, and checks it with 'leadline audit verify'; the seals are public.");
        if (request.FrameworkId is not null)
        {
            Line($"To a framework agreement belong the entries that name it, its drafts with their scopes and the comments on those, and what enables plugins");
            Line($"for it. What was done to organisations, people and published plugins as such is not in here; name them as subjects of a pack.");
        }

        if (counts.Unsealed > 0)
            Line($"{counts.Unsealed} of the entries waited for their seal when this was written, and name none.");
        return note.ToString();

        void Line(FormattableString text) => note.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
