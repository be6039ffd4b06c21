using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads one award criterion: of quality, with marks, or of price, with a formula.</summary>
internal static class CriterionReader
{
    private const decimal MostWeight = 100, HighestMark = 1_000;
    private const string Maximum = "maximum-mark", Minimum = "minimum-mark", Formula = "price-formula";

    /// <summary>A criterion as far as it could be read.</summary>
    internal sealed record Found(CriterionTerms Terms, string? Code, Place CodePlace, Place KindPlace, bool Weighed);

    internal static Found Read(DocumentFields fields)
    {
        var checks = fields.Checks;
        var code = fields.Code();
        var title = fields.TitleText();
        var weight = checks.Number(fields.Need("weight"), MostWeight, "per cent");
        var kind = checks.Choice<CriterionKind>(fields.Need("kind"));
        var quality = kind is CriterionKind.Quality;
        var most = checks.Number(quality ? fields.Need(Maximum) : fields.Find(Maximum), HighestMark, "marks");
        var least = checks.Number(fields.Find(Minimum), HighestMark, "marks", noughtAllowed: true);
        var formula = checks.Choice<PriceFormula>(kind is CriterionKind.Price ? fields.Need(Formula) : fields.Find(Formula));

        var range = Range(fields, weight);
        if (least > most)
            checks.Refuse(fields.Value(Minimum), FaultCodes.MarksOrder,
                $"No bid could reach a least mark of {least} where the best is {most}. Use at most {most}.");
        if (kind is { } known)
            RefuseForeign(fields, known, quality ? [Formula] : [Maximum, Minimum]);
        var terms = new CriterionTerms(code ?? "", title ?? "", weight ?? 0, kind ?? default, most, least, formula) { Refinement = range };
        return new Found(terms, code, fields.Value("code"), fields.Value("kind"), weight is not null);
    }

    private static WeightRange? Range(DocumentFields criterion, decimal? weight)
    {
        WeightRange? range = null;
        criterion.Checks.Mapping(criterion.Find("refinement"), fields =>
        {
            var least = fields.Checks.Number(fields.Need("least"), MostWeight, "per cent");
            var most = fields.Checks.Number(fields.Need("most"), MostWeight, "per cent");
            if (weight < least || weight > most)
                fields.Checks.Refuse(fields.Place, FaultCodes.RefinementOrder,
                    $"The weight itself, {weight:0.####}, does not lie in the range from {least:0.####} to {most:0.####}. A buyer that moves nothing must be within it.");
            return range = new WeightRange(least ?? 0, most ?? 0);
        });
        return range;
    }

    private static void RefuseForeign(DocumentFields fields, CriterionKind kind, string[] foreign)
    {
        var name = kind.ToString().InDocuments();
        foreach (var field in foreign.Where(fields.Has))
            fields.Checks.Refuse(fields.Key(field), FaultCodes.CriterionKind,
                $"A criterion of {name} has no '{field}'. Remove it, or change the kind.");
    }
}
