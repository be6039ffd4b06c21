using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.InHouse;

/// <summary>A mark of the scale, in words.</summary>
/// <param name="Mark">From nought up.</param>
/// <param name="Descriptor">What it says of a statement.</param>
internal sealed record ScaleMark(int Mark, string Descriptor);

/// <summary>What an in-house case is judged by.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its name.</param>
/// <param name="Question">What the buyer is to show.</param>
/// <param name="LeastMark">A lower mark fails the case.</param>
/// <param name="Source">Who demands it.</param>
internal sealed record InHouseCriterion(string Code, string Title, string Question, int LeastMark, string Source);

/// <summary>The test of an in-house case, as data: frameworks/in-house-test.yaml.</summary>
/// <param name="Scale">The marks that can be given, from nought up without a gap.</param>
/// <param name="Criteria">What it is judged by.</param>
/// <param name="MostYears">For how many years a stranded cost may be estimated.</param>
/// <param name="StrandedCosts">What they are, in words.</param>
/// <param name="Source">Who demands the test.</param>
internal sealed record InHouseTest(
    IReadOnlyList<ScaleMark> Scale, IReadOnlyList<InHouseCriterion> Criteria, int MostYears, string StrandedCosts, string Source)
{
    private const int MostMarks = 11;
    private static readonly Lazy<InHouseTest> LazyShipped = new(() => ShippedData.Read("in-house-test.yaml", Read));

    /// <summary>The one that the module was built with.</summary>
    internal static InHouseTest Shipped => LazyShipped.Value;

    /// <summary>The best mark.</summary>
    internal int BestMark => Scale[^1].Mark;

    internal static InHouseTest Read(DocumentFields fields)
    {
        var checks = fields.Checks;
        checks.Whole(fields.Need("format"), 1, 1, "as the number of the document's format");
        fields.TitleText();
        var scale = Marks(fields);
        Dictionary<string, Place> taken = new(StringComparer.Ordinal);
        List<InHouseCriterion> criteria =
            [.. (fields.Items("criteria") ?? []).Select(node => checks.Mapping(node, f => Criterion(f, taken, scale.Count - 1))).OfType<InHouseCriterion>()];
        var (years, text) = (0, "");
        checks.Mapping(fields.Need("stranded-costs"), f =>
        {
            years = checks.Whole(f.Need("most-years"), 1, 50, "years") ?? 0;
            text = checks.Text(f.Need("text"), Shapes.Summary, severalLines: true) ?? "";
            return f.SourceText();
        });
        return new InHouseTest(scale, criteria, years, text, fields.SourceText() ?? "");
    }

    private static List<ScaleMark> Marks(DocumentFields fields)
    {
        List<ScaleMark> scale = [];
        foreach (var node in fields.Items("scale") ?? [])
        {
            var next = scale.Count;
            fields.Checks.Mapping(node, f =>
            {
                f.Checks.Whole(f.Need("mark"), next, next, "as the next mark of the scale, which begins at 0,");
                scale.Add(new ScaleMark(next, f.Checks.Text(f.Need("descriptor"), Shapes.Summary, severalLines: true) ?? ""));
                return scale;
            });
        }

        if (scale.Count is 1 or > MostMarks)
            fields.Checks.Refuse(fields.Key("scale"), FaultCodes.TooFew, $"A scale has 2 to {MostMarks} marks; this one has {scale.Count}.");
        return scale;
    }

    private static InHouseCriterion Criterion(DocumentFields fields, Dictionary<string, Place> taken, int best)
    {
        var code = fields.FormCode();
        if (code is not null && !taken.TryAdd(code, fields.Value("code")))
            fields.Checks.Refuse(fields.Value("code"), FaultCodes.DuplicateCriterion, $"The code {code.Quoted()} is taken by the criterion on line {taken[code].Line}.");
        return new InHouseCriterion(
            code ?? "", fields.TitleText() ?? "", fields.Checks.Text(fields.Need("question"), Shapes.Summary, severalLines: true) ?? "",
            fields.Checks.Whole(fields.Need("least-mark"), 0, Math.Max(0, best), "of the scale's marks") ?? 0, fields.SourceText() ?? "");
    }
}
