using Leadline.Primitives;
using Leadline.Sdk;
using static Leadline.FirstPlugins.Tests.Answered;
using static Leadline.FirstPlugins.Tests.Examples;

namespace Leadline.FirstPlugins.Tests;

public sealed class BusinessIntelligenceTests
{
    [Fact]
    public void Two_places_for_three_years_are_priced_to_the_penny()
    {
        var quote = BusinessIntelligence.Quote();

        // 497,600 patients are 498 thousands, a begun one counted whole
        Assert.Equal(
            [
                ("population", 498 * 26_200 * 3), ("set-up", 2 * 420_000), ("dashboard", 12 * 310_000 * 3), ("user", 250 * 520 * 36), ("direct-care-user", 80 * 200 * 36),
                ("score-emergency-admission", 498 * 1_800 * 3), ("score-frailty", 498 * 1_400 * 3), ("feed", 4 * 275_000), ("feed-daily", 26_000 * 36),
                ("feed-monthly", 2 * 8_500 * 36), ("feed-weekly", 14_000 * 36), ("hosting", 960_000 * 3), ("analyst-day", 222_750 * 36), ("training-day", 10 * 61_000),
            ],
            quote.Lines.Select(l => (l.Code, l.Total.Pence)));
        Assert.Equal(new Money(75_840_600), quote.Total); // £758,406.00
    }

    [Theory]
    [InlineData(249_000, 31_000, -(249 * 31_000) + (250 * 26_200))]
    [InlineData(212_000, 31_000, -(212 * 31_000) + (250 * 26_200))]
    [InlineData(211_000, 31_000, 0)] // cheaper than the next band's first thousand
    [InlineData(250_000, 26_200, 0)]
    [InlineData(720_000, 26_200, -(720 * 26_200) + (750 * 21_400))]
    [InlineData(5_000_000, 18_100, 0)]
    public void A_population_just_below_a_band_costs_no_more_than_one_that_begins_it(int patients, long unitPrice, long reduction)
    {
        var lines = BusinessIntelligence.Quote(Table("populations", Place("02H", patients, 64))).Lines;

        Assert.Equal(unitPrice, lines.Single(l => l.Code == "population").UnitPrice.Pence);
        Assert.Equal(reduction, lines.SingleOrDefault(l => l.Code == "population-band")?.UnitPrice.Pence ?? 0);
        Assert.Equal(3 * reduction, lines.SingleOrDefault(l => l.Code == "population-band")?.Total.Pence ?? 0);
    }

    [Fact]
    public void The_buyers_own_servers_are_an_assumption_and_cost_no_hosting()
    {
        var quote = BusinessIntelligence.Quote(Pick("hosting", "buyer"));

        Assert.DoesNotContain("hosting", quote.Lines.Select(l => l.Code));
        Assert.Contains(quote.Assumptions, a => a.Contains("buyer's servers", StringComparison.Ordinal));
    }

    [Fact]
    public void A_warehouse_that_is_there_is_moved_over_once() =>
        Assert.Equal(new Money(1_850_000), BusinessIntelligence.Quote(Yes("own-present-warehouse")).Lines.Single(l => l.Code == "moving-over").Total);

    public static TheoryData<string, Answer> NotServed => new()
    {
        { "population-too-large at populations", Table("populations", Place("02H", 5_000_000, 900), Place("00Q", 1_000_001, 300)) },
        { "feeds-too-many at feeds", Table("feeds", Enumerable.Range(0, 121).Select(i => Feed($"Source {i}", i % 2 == 0 ? "hospital" : "primary", "daily"))) },
        { "clinicians-too-many at direct-care-users", Number("direct-care-users", 251) },
        { "go-live-too-soon at go-live", Day("go-live", 2019, 5, 26) },
        { "score-without-data at risk-stratification", Table("feeds", Feed("The trust", "hospital", "daily")) }, // frailty is worked out from practices
    };

    [Theory, MemberData(nameof(NotServed))]
    public void What_the_check_finds_at_fault_is_declined(string finding, Answer answer)
    {
        Assert.Equal([$"Fault {finding}"], BusinessIntelligence.Findings(answer));
        Assert.NotNull(BusinessIntelligence.Quote(answer).DeclinedBecause);
    }

    [Fact]
    public void Eight_weeks_to_the_first_dashboard_are_enough() => Assert.Empty(BusinessIntelligence.Findings(Day("go-live", 2019, 5, 27)));

    [Fact]
    public void Doubts_are_said_and_quoted_all_the_same()
    {
        Answer[] answers = [Table("populations", Place("02H", 1_000, 1), Place("02H", 1_000, 1)), Table("feeds", Feed("The trust", "hospital", "weekly"), Feed("Practices", "primary", "monthly"))];

        Assert.Equal(["Warning place-twice at populations/2/code", "Note scores-not-daily at feeds"], BusinessIntelligence.Findings(answers));
        Assert.Null(BusinessIntelligence.Quote(answers).DeclinedBecause);
    }
}
