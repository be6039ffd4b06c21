using Leadline.CallOff.Bids;
using Leadline.CallOff.Evaluation;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.CallOff.Tests;

/// <summary>Worked cases, after the formulas of the Cabinet Office's Bid Evaluation Guidance Note, May 2021.</summary>
public class RankingTests
{
    private static readonly DateTimeOffset Then = new(2025, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Criterion Quality = new("quality", "Quality", 60, CriterionKind.Quality, 4, 2, null);
    private static readonly Criterion Proportional = new("price", "Price", 40, CriterionKind.Price, null, null, PriceFormula.LowestPriceProportional);
    private static readonly Criterion Linear = Proportional with { PriceFormula = PriceFormula.LinearFromLowest };

    [Fact]
    public void The_lowest_price_takes_the_whole_weight_and_the_others_their_proportion()
    {
        var ranked = Rank([Quality, Proportional], (10_000, 3), (10_500, 3));

        Assert.Equal([1, 2], ranked.Select(b => b.Rank));
        Assert.Equal(45m + 40m, ranked[0].Total);
        Assert.Equal(40m * 100 / 105, ranked[1].Scores[1].Score);
        Assert.Equal(38.095238m, decimal.Round(ranked[1].Scores[1].Score, 6));
    }

    [Theory]
    [InlineData(10_000, 40)]
    [InlineData(12_500, 30)]
    [InlineData(19_999, 0.004)]
    [InlineData(20_000, 0)]
    [InlineData(30_000, 0)]
    public void A_linear_price_score_reaches_nought_at_twice_the_lowest(long pence, double score) =>
        Assert.Equal((decimal)score, Rank([Quality, Linear], (10_000, 3), (pence, 3)).Single(b => b.Bid == Bid(1)).Scores[1].Score);

    [Fact]
    public void A_bid_below_a_minimum_mark_drops_out_before_prices_are_compared()
    {
        // The failed bid is the cheapest: with it the others would score 40 x 80/100 and 40 x 80/105.
        var ranked = Rank([Quality, Proportional], (10_000, 3), (10_500, 4), (8_000, 1.99m));

        Assert.Equal([2, 1, null], new[] { 0, 1, 2 }.Select(i => ranked.Single(b => b.Bid == Bid(i)).Rank));
        Assert.Equal(40m, ranked.Single(b => b.Bid == Bid(0)).Scores[1].Score);
        Assert.Equal(["quality"], ranked[^1].Failed);
        Assert.Single(ranked[^1].Scores);
    }

    [Fact]
    public void A_mark_at_the_minimum_passes() => Assert.Equal(1, Rank([Quality, Proportional], (10_000, 2)).Single().Rank);

    [Fact]
    public void Where_every_bid_fails_none_has_a_rank() => Assert.All(Rank([Quality, Proportional], (10_000, 1), (9_000, 0)), b => Assert.Null(b.Rank));

    [Fact]
    public void Thirds_that_add_up_to_a_whole_are_level_with_it()
    {
        Criterion[] criteria = [.. "abc".Select(c => new Criterion($"{c}", $"{c}", 10, CriterionKind.Quality, 3, null, null))];
        Bid[] bids = [.. new[] { 0, 1 }.Select(i => new Bid(Bid(i), default, default, new OrganisationId(Guid.CreateVersion7()), Then, new Money(100), "R"))];
        decimal[][] marks = [[1, 1, 1], [3, 0, 0]];
        var given = from i in new[] { 0, 1 } from c in new[] { 0, 1, 2 }
                    select new Mark(Guid.CreateVersion7(), default, default, Bid(i), criteria[c].Code, marks[i][c], "R", null, Then);
        Assert.All(Ranking.Of(criteria, bids, [.. given]).Value!, b => Assert.Equal((1, 10m), (b.Rank, b.Total)));
    }

    [Fact]
    public void A_tie_goes_to_the_higher_quality()
    {
        // 60 x 4/4 + 40 x 1/2 = 60 x 2.666../4 + 40 is no tie; 60 x 2/4 + 40 = 60 x 4/4 + 10 is one.
        var ranked = Rank([Quality, Proportional], (10_000, 2), (40_000, 4));

        Assert.Equal([70m, 70m], ranked.Select(b => b.Total));
        Assert.Equal([Bid(1), Bid(0)], ranked.Select(b => b.Bid));
        Assert.Equal([1, 2], ranked.Select(b => b.Rank));
    }

    [Fact]
    public void Bids_level_in_total_quality_and_price_share_the_rank_and_the_next_rank_is_left_out()
    {
        var ranked = Rank([Quality, Proportional], (10_000, 3), (10_000, 3), (11_000, 3));
        Assert.Equal([1, 1, 3], ranked.Select(b => b.Rank));
    }

    [Fact]
    public void The_mark_given_last_stands()
    {
        var bids = Bids(10_000);
        var ranking = Ranking.Of([Quality], bids, [Given(bids[0], 4, Then), Given(bids[0], 2, Then.AddMinutes(1)), Given(bids[0], 3, Then.AddSeconds(1))]);
        Assert.Equal(30m, ranking.Value!.Single().Total);
    }

    [Fact]
    public void A_missing_mark_is_told_and_nothing_is_ranked()
    {
        var bids = Bids(10_000, 11_000);
        var ranking = Ranking.Of([Quality, Proportional], bids, [Given(bids[0], 4, Then)]);

        Assert.Equal("marks-missing", ranking.Refusal?.Code);
        Assert.Contains($"quality of bid {Bid(1).Value}", ranking.Refusal!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bids_make_an_empty_ranking() => Assert.Empty(Rank([Quality, Proportional]));

    private static IReadOnlyList<RankedBid> Rank(IReadOnlyList<Criterion> criteria, params IReadOnlyList<(long Pence, decimal Mark)> bids)
    {
        var made = Bids([.. bids.Select(b => b.Pence)]);
        return Ranking.Of(criteria, made, [.. made.Select((b, i) => Given(b, bids[i].Mark, Then))]).Value!;
    }

    private static List<Bid> Bids(params IReadOnlyList<long> pence) =>
        [.. pence.Select((p, i) => new Bid(Bid(i), default, default, OrganisationId.New(), Then, new Money(p), "We can."))];

    private static BidId Bid(int number) => new(new Guid(number + 1, 0, 0, new byte[8]));

    private static Mark Given(Bid bid, decimal value, DateTimeOffset at) =>
        new(Guid.CreateVersion7(), default, default, bid.Id, "quality", value, "As it deserves.", null, at);
}
