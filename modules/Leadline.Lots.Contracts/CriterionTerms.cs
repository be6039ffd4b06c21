using System.Text.Json.Serialization;

namespace Leadline.Lots.Contracts;

/// <summary>One award criterion of a lot.</summary>
/// <param name="Code">Its code, unique within the lot: 1 to 30 letters, digits and hyphens.</param>
/// <param name="Title">Its name.</param>
/// <param name="Weight">Its share of the score in per cent, over 0 and at most 100, with at most four decimals.</param>
/// <param name="Kind">Whether people mark it or a formula does; a lot has at most one criterion of price.</param>
/// <param name="MaximumMark">Quality only: the best mark an evaluator can give; over 0.</param>
/// <param name="MinimumMark">Quality only: a bid marked lower fails; null where no mark fails it.</param>
/// <param name="PriceFormula">Price only: how the score follows from the price.</param>
public sealed record CriterionTerms(
    string Code,
    string Title,
    decimal Weight,
    CriterionKind Kind,
    decimal? MaximumMark,
    decimal? MinimumMark,
    PriceFormula? PriceFormula)
{
    /// <summary>How far a buyer may move the weight in a call-off; null where it may not be moved.</summary>
    public WeightRange? Refinement { get; init; }
}

/// <summary>The weights that a buyer may give a criterion, in per cent; both within.</summary>
/// <param name="Least">Over 0, and at most the framework agreement's own weight.</param>
/// <param name="Most">From the framework agreement's own weight to 100.</param>
public sealed record WeightRange(decimal Least, decimal Most);

/// <summary>How a criterion comes by its score.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CriterionKind>))]
public enum CriterionKind
{
    /// <summary>Evaluators give a mark; the score is mark / maximum mark x weight.</summary>
    Quality,

    /// <summary>The price formula gives the score.</summary>
    Price,
}

/// <summary>How a price becomes a score. A formula that is not listed here can't be stated in a framework agreement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PriceFormula>))]
public enum PriceFormula
{
    /// <summary>weight x (lowest / bid). It depends on the other bids: a withdrawal can reorder the result.</summary>
    LowestPriceProportional,

    /// <summary>weight x max(0, 1 - (bid - lowest) / lowest): nought from twice the lowest price upwards.</summary>
    LinearFromLowest,
}
