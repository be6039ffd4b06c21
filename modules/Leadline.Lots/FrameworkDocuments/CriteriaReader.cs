using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads award criteria: of one lot, or those shared by every lot that states none.</summary>
internal static class CriteriaReader
{
    private const decimal WholeWeight = 100;

    internal static IReadOnlyList<CriterionTerms> Read(DocumentFields fields)
    {
        var checks = fields.Checks;
        var all = (fields.Items("criteria") ?? []).Select(node => checks.Mapping(node, CriterionReader.Read)).ToList();
        var readable = all.OfType<CriterionReader.Found>().ToList();

        foreach (var twin in readable.Where(c => c.Code is not null).GroupBy(c => c.Code, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            checks.Refuse(twin.CodePlace, FaultCodes.DuplicateCriterion,
                $"The code {twin.Code!.Quoted()} is taken by an earlier criterion. Each has a code of its own.");
        foreach (var second in readable.Where(c => c.Terms.Kind == CriterionKind.Price).Skip(1))
            checks.Refuse(second.KindPlace, FaultCodes.SeveralPriceCriteria,
                "There is a criterion of price already. A bid has one price, so there is at most one.");

        var sum = readable.Sum(c => c.Terms.Weight);
        if (all.Count > 0 && readable.Count == all.Count && readable.TrueForAll(c => c.Weighed) && sum != WholeWeight)
            checks.Refuse(fields.Key("criteria"), FaultCodes.WeightsSum,
                $"The weights of the criteria add up to {sum:0.####}. They must add up to exactly 100.");
        if (readable.Count == all.Count && readable.Exists(c => c.Terms.Refinement is not null))
            RefuseUselessRanges(fields, [.. readable.Select(c => c.Terms)]);
        return [.. readable.Select(c => c.Terms)];
    }

    // What one criterion gains another must lose: a range whose ends can't be reached promises what can't be kept.
    private static void RefuseUselessRanges(DocumentFields fields, List<CriterionTerms> all)
    {
        var least = all.Sum(c => c.Refinement?.Least ?? c.Weight);
        var most = all.Sum(c => c.Refinement?.Most ?? c.Weight);
        foreach (var criterion in all)
        {
            var (lower, upper) = criterion.Refinement is { } range ? (range.Least, range.Most) : (criterion.Weight, criterion.Weight);
            if (upper > WholeWeight - (least - lower) || lower < WholeWeight - (most - upper))
            {
                fields.Checks.Refuse(fields.Key("criteria"), FaultCodes.RefinementSum,
                    $"With {criterion.Code.Quoted()} at an end of its range, from {lower:0.####} to {upper:0.####}, the others can't be moved so that all add up to 100. " +
                    $"Reachable for it: from {Math.Max(lower, WholeWeight - (most - upper)):0.####} to {Math.Min(upper, WholeWeight - (least - lower)):0.####}.");
                return;
            }
        }
    }
}
