using Leadline.Lots.InHouse;
using Leadline.Primitives;

namespace Leadline.Lots.Pages.Choices.InHouse;

/// <summary>An in-house case as it was typed.</summary>
internal sealed class TypedCase
{
    internal sealed class Statement
    {
        public string? Text { get; set; }

        public string? Comparison { get; set; }

        /// <summary>A piece of evidence on each line; the SHA-256 of a file behind a bar.</summary>
        public string? Evidence { get; set; }
    }

    /// <summary>In the order of the test's criteria.</summary>
    public List<Statement> Statements { get; set; } = [];

    /// <summary>On each line what, pounds a year and years, with semicolons between.</summary>
    public string? Costs { get; set; }

    /// <summary>On each line a buyer's reference and per cent, with a semicolon between.</summary>
    public string? Shares { get; set; }

    /// <summary>Which version was seen, of a case that was sent back.</summary>
    public string? Tag { get; set; }

    /// <summary>An empty one, or one with what was submitted before.</summary>
    internal static TypedCase Of(InHouseCase? before, InHouseTest test) => before is null
        ? new TypedCase { Statements = [.. test.Criteria.Select(_ => new Statement())] }
        : new TypedCase
        {
            Statements = [.. test.Criteria.Select(c => before.Statements.Find(s => s.Round == before.Round && s.Criterion == c.Code) is { } said
                ? new Statement { Text = said.Text, Comparison = said.Comparison, Evidence = string.Join('\n', said.Evidence.Zip(said.EvidenceSha256, (name, hash) => hash.Length == 0 ? name : $"{name} | {hash}")) }
                : new Statement())],
            Costs = string.Join('\n', before.Costs.Where(c => c.Round == before.Round).OrderBy(c => c.Number).Select(c => $"{c.What}; {c.PerYear.Pence / 100}.{c.PerYear.Pence % 100:00}; {c.Years}")),
            Shares = string.Join('\n', before.Shares.Where(s => s.Round == before.Round).OrderBy(s => s.Organisation).Select(s => $"{s.Organisation}; {s.Share.Value / 100}.{s.Share.Value % 100:00}")),
        };

    /// <summary>The request that it makes; what can't be read is told by field and line.</summary>
    internal InHouseRequest Read(InHouseTest test, Action<string, int> wrong)
    {
        var statements = test.Criteria.Zip(Statements, (c, s) => new StatementLine(c.Code, s.Text ?? "", s.Comparison ?? "", [.. Typed.Lines(s.Evidence).Select(l => EvidenceOf(l.Text))])).ToList();
        List<CostLine> costs = [];
        foreach (var (number, text) in Typed.Lines(Costs))
        {
            if (text.Split(';', StringSplitOptions.TrimEntries) is [var what, var pounds, var years] && Typed.Pounds(pounds) is { } perYear && Typed.Whole(years) is { } count)
                costs.Add(new CostLine(what, perYear, count));
            else
                wrong(nameof(Costs), number);
        }

        List<ShareLine> shares = [];
        foreach (var (number, text) in Typed.Lines(Shares))
        {
            if (text.Split(';', StringSplitOptions.TrimEntries) is [var buyer, var percent] && OrganisationReference.TryParse(buyer, out var reference) && Typed.Percent(percent) is { } share)
                shares.Add(new ShareLine(reference, share));
            else
                wrong(nameof(Shares), number);
        }

        return new InHouseRequest(statements, costs, shares);
    }

    /// <summary>The field that a fault of the request is about.</summary>
    internal static string FieldOf(string? pointer) => pointer?.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["statements", var i, "text", ..] => $"Form.Statements[{i}].Text",
        ["statements", var i, "comparison", ..] => $"Form.Statements[{i}].Comparison",
        ["statements", var i, "evidence", ..] => $"Form.Statements[{i}].Evidence",
        ["strandedCosts", ..] => "Form.Costs",
        ["shares", ..] => "Form.Shares",
        _ => "",
    };

    private static EvidenceLine EvidenceOf(string line) => line.Split('|', 2, StringSplitOptions.TrimEntries) is [var name, var hash] ? new(name, hash) : new(line, null);
}
