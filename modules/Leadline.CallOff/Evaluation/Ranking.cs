using Leadline.CallOff.Bids;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.CallOff.Evaluation;

/// <summary>The score of a bid under one criterion.</summary>
/// <param name="Criterion">The criterion's code.</param>
/// <param name="Mark">The mark that stands; null for the price and where none is given.</param>
/// <param name="Score">Of 100 for all criteria together, unrounded.</param>
internal sealed record CriterionScore(string Criterion, decimal? Mark, decimal Score);

/// <summary>Where a bid stands.</summary>
/// <param name="Rank">1 for the best; bids with the same scores share a rank; null for a bid that failed a minimum mark.</param>
/// <param name="Bid">The bid.</param>
/// <param name="Supplier">Whose it is.</param>
/// <param name="AnnualPrice">Its price for one year.</param>
/// <param name="Quality">The sum of its quality scores.</param>
/// <param name="Total">The sum of all scores.</param>
/// <param name="Scores">The score under each criterion.</param>
/// <param name="Failed">The criteria under which it fell short of the minimum mark.</param>
internal sealed record RankedBid(
    int? Rank, BidId Bid, OrganisationId Supplier, Money AnnualPrice, decimal Quality, decimal Total, IReadOnlyList<CriterionScore> Scores,
    IReadOnlyList<string> Failed);

/// <summary>Scores and ranks bids in decimal arithmetic.</summary>
/// <remarks>
/// Sums are rounded once, to 12 places: a third of a mark has no last digit, and three thirds must be level with a whole.
/// Quality: mark / maximum mark x weight. A bid below a minimum mark drops out before prices are compared, which changes the price scores
/// of the rest. Ties: the higher quality goes first, then the lower price; bids that are still level share the rank.
/// </remarks>
internal static class Ranking
{
    private const int Places = 12;

    /// <summary>The ranking, or the marks that are missing.</summary>
    internal static Outcome<IReadOnlyList<RankedBid>> Of(IReadOnlyList<Criterion> criteria, IReadOnlyList<Bid> bids, IReadOnlyList<Mark> marks)
    {
        var standing = marks.GroupBy(m => (m.BidId, m.Criterion)).ToDictionary(g => g.Key, g => g.MaxBy(m => (m.GivenAt, m.Id))!.Value);
        var quality = criteria.Where(c => c.Kind == CriterionKind.Quality).ToList();
        var missing = bids.SelectMany(b => quality.Where(c => !standing.ContainsKey((b.Id, c.Code))).Select(c => $"{c.Code} of bid {b.Id.Value}")).ToList();
        if (missing.Count > 0)
            return new Refusal("marks-missing", $"{missing.Count} marks are missing, among them {string.Join(", ", missing.Take(5))}.");

        var marked = bids.Select(b => Mark(b, quality, standing)).ToList();
        var passed = marked.Where(b => b.Failed.Count == 0).ToList();
        var scored = passed.Select(b => Price(b, criteria, passed)).OrderByDescending(b => b.Total).ThenByDescending(b => b.Quality).ThenBy(b => b.AnnualPrice).ToList();
        var ranked = scored.Select(b => b with { Rank = 1 + scored.Count(other => Before(other, b)) });
        return new Outcome<IReadOnlyList<RankedBid>>([.. ranked, .. marked.Where(b => b.Failed.Count > 0)]);
    }

    private static RankedBid Mark(Bid bid, List<Criterion> quality, Dictionary<(BidId, string), decimal> standing)
    {
        var scores = quality.Select(c => (Criterion: c, Mark: standing[(bid.Id, c.Code)])).ToList();
        return new RankedBid(null, bid.Id, bid.Supplier, bid.AnnualPrice,
            Sum(scores.Select(s => Score(s.Criterion, s.Mark))), Sum(scores.Select(s => Score(s.Criterion, s.Mark))),
            [.. scores.Select(s => new CriterionScore(s.Criterion.Code, s.Mark, Score(s.Criterion, s.Mark)))],
            [.. scores.Where(s => s.Mark < s.Criterion.MinimumMark).Select(s => s.Criterion.Code)]);
    }

    private static decimal Score(Criterion criterion, decimal mark) => mark * criterion.Weight / criterion.MaximumMark!.Value;

    private static RankedBid Price(RankedBid bid, IReadOnlyList<Criterion> criteria, List<RankedBid> passed)
    {
        if (criteria.FirstOrDefault(c => c.Kind == CriterionKind.Price) is not { } price)
            return bid;
        var lowest = passed.Min(b => b.AnnualPrice.Pence);
        var score = price.PriceFormula switch
        {
            PriceFormula.LowestPriceProportional => price.Weight * lowest / bid.AnnualPrice.Pence,
            PriceFormula.LinearFromLowest => price.Weight * Math.Max(0m, 1m - ((decimal)(bid.AnnualPrice.Pence - lowest) / lowest)),
            var unknown => throw new InvalidOperationException($"No price formula {unknown} is known; the framework document's check lets none through."),
        };
        return bid with
        {
            Total = Sum(bid.Scores.Select(s => s.Score).Append(score)), Scores = [.. bid.Scores, new CriterionScore(price.Code, null, score)],
        };
    }

    private static decimal Sum(IEnumerable<decimal> scores) => decimal.Round(scores.Sum(), Places, MidpointRounding.AwayFromZero);

    private static bool Before(RankedBid a, RankedBid b) =>
        (a.Total, a.Quality, -a.AnnualPrice.Pence).CompareTo((b.Total, b.Quality, -b.AnnualPrice.Pence)) > 0;
}
