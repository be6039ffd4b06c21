using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.CallOff.FurtherCompetitions;

/// <summary>The weight that a buyer gives an award criterion in one competition.</summary>
/// <param name="Criterion">The criterion's code.</param>
/// <param name="Weight">In per cent, with at most four decimals.</param>
internal sealed record RefinedWeight(string Criterion, decimal Weight);

/// <summary>Refines award criteria for one competition: weights move within the framework agreement's ranges, and no criterion comes or goes.</summary>
internal static class RefinedWeights
{
    private const decimal Whole = 100;
    private const int MostDecimals = 4;

    /// <summary>The criteria with the weights that are asked for, or the framework agreement's own where none are.</summary>
    internal static Outcome<IReadOnlyList<CriterionTerms>> On(IReadOnlyList<CriterionTerms> criteria, IReadOnlyList<RefinedWeight>? weights, RegimeTerms regime)
    {
        if (weights is null)
            return new Outcome<IReadOnlyList<CriterionTerms>>(criteria);
        foreach (var (at, weight) in weights.Index())
        {
            if (Refuse(criteria, weights, at, weight, regime) is { } refusal)
                return refusal;
        }

        var refined = criteria.Select(c => weights.FirstOrDefault(w => w.Criterion == c.Code) is { } moved ? c with { Weight = moved.Weight } : c).ToList();
        var sum = refined.Sum(c => c.Weight);
        return sum == Whole
            ? new Outcome<IReadOnlyList<CriterionTerms>>(refined)
            : new Refusal("weights-sum", $"With these weights the criteria add up to {sum:0.####}; they must add up to exactly 100.", "/weights");
    }

    private static Refusal? Refuse(IReadOnlyList<CriterionTerms> criteria, IReadOnlyList<RefinedWeight> weights, int at, RefinedWeight weight, RegimeTerms regime)
    {
        if (criteria.FirstOrDefault(c => c.Code == weight.Criterion) is not { } criterion || weights.Take(at).Any(w => w.Criterion == weight.Criterion))
            return new Refusal("criterion-unknown", $"The lot has the award criteria {string.Join(", ", criteria.Select(c => c.Code))}, each to be named once. They may be refined, and not replaced{(regime.RefinementSource is { } source ? $" ({source})" : "")}.", $"/weights/{at}/criterion");
        if (weight.Weight == criterion.Weight)
            return null;
        if (criterion.Refinement is not { } range)
            return new Refusal("weight-fixed", $"The weight of {criterion.Code} is {criterion.Weight:0.####}; the framework agreement does not let it be moved.", $"/weights/{at}/weight");
        return weight.Weight < range.Least || weight.Weight > range.Most || weight.Weight.Scale > MostDecimals
            ? new Refusal("weight-out-of-range", $"The weight of {criterion.Code} may be moved from {range.Least:0.####} to {range.Most:0.####}, in steps of a ten-thousandth.", $"/weights/{at}/weight")
            : null;
    }
}
