using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Sdk.Testing;
using static Leadline.FirstPlugins.Tests.Answered;
using static Leadline.FirstPlugins.Tests.Examples;

namespace Leadline.FirstPlugins.Tests;

public sealed class DeIdentificationTests
{
    [Fact]
    public void Three_data_sets_for_two_years_are_priced_to_the_penny()
    {
        var quote = DeIdentification.Quote();

        // 14,160,500 records a month are 14,161 thousands, a begun one counted whole
        Assert.Equal(
            [
                ("set-up", 3 * 540_000), ("records", 14_161 * 85 * 24), ("free-text", 310 * 450 * 24), ("refresh-weekly", 11_000 * 24), ("refresh-daily", 39_000 * 24),
                ("recipient", 4 * 185_000 * 2), ("linkage", 3 * 240_000 * 2), ("opt-outs", 300_000 * 2), ("output-aggregated", 45_000 * 24),
                ("re-identification", 115_000 * 24), ("request", 120 * 950 * 24), ("same-day", 90_000 * 24),
            ],
            quote.Lines.Select(l => (l.Code, l.Total.Pence)));
        Assert.Equal(new Money(47_312_440), quote.Total); // £473,124.40
        Assert.Contains(quote.Assumptions, a => a.StartsWith("Of the price of each quarter £10,000.00 is paid by outcome", StringComparison.Ordinal));
    }

    [Fact]
    public void At_most_a_fifth_of_an_average_quarter_is_put_at_risk()
    {
        // £473,124.40 over eight quarters: a fifth of one is £11,828.11
        Assert.Null(DeIdentification.Quote(Pence("at-risk", 1_182_811)).DeclinedBecause);
        Assert.Equal(
            "We let at most a fifth of an average quarter's price depend on outcomes: £11,828.11 for what was asked, and not £11,828.12.",
            DeIdentification.Quote(Pence("at-risk", 1_182_812)).DeclinedBecause);
    }

    [Fact]
    public void At_a_fixed_price_nothing_is_said_of_outcomes()
    {
        var quote = DeIdentification.Quote(DeIdentification.Request with { Requirement = DeIdentification.Without("at-risk") });

        Assert.DoesNotContain(quote.Assumptions, a => a.Contains("outcome", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_with_a_third_party_and_synthetic_records_have_their_prices()
    {
        var quote = DeIdentification.Quote(Pick("own-keys", "third-party"), Pick("outputs", "pseudonymised", "synthetic"));

        Assert.Equal([("output-synthetic", 190_000 * 8), ("third-party-keys", 640_000 * 2)], quote.Lines.Where(l => l.Code is "third-party-keys" or "output-synthetic").Select(l => (l.Code, l.Total.Pence)));
    }

    public static TheoryData<string, Answer> NotServed => new()
    {
        { "records-too-many at data-sets", Table("data-sets", DataSet("All", 400_000_001, "monthly")) },
        { "free-text-too-much at data-sets", Table("data-sets", DataSet("Letters", 5_000_001, "daily", freeText: true)) },
        { "recipients-too-many at recipients", Number("recipients", 61) },
        { "data-set-twice at data-sets/2/name", Table("data-sets", DataSet("Letters", 1, "daily"), DataSet("Letters ", 1, "daily")) },
        { "nothing-to-re-identify at outputs", Pick("outputs", "aggregated", "synthetic") },
        { "requests-too-many at re-identification-requests", Number("re-identification-requests", 3_001) },
        { "go-live-too-soon at go-live", Day("go-live", 2019, 8, 14) },
    };

    [Theory, MemberData(nameof(NotServed))]
    public void What_the_check_finds_at_fault_is_declined(string finding, Answer answer)
    {
        Assert.Equal([$"Fault {finding}"], DeIdentification.Findings(answer));
        Assert.NotNull(DeIdentification.Quote(answer).DeclinedBecause);
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    public void Within_an_hour_there_are_fewer_requests(int requests, int faults) =>
        Assert.Equal(faults, DeIdentification.Findings(Number("re-identification-requests", requests), Pick("re-identification-time", "one-hour")).Count);

    [Fact]
    public void Measures_are_proposed_for_what_is_asked()
    {
        var all = DeIdentification.Runner.Measures(DeIdentification.Requirement).Document.All;
        var few = DeIdentification.Runner.Measures(DeIdentification.With(No("linkage"), No("re-identification"))).Document.All;

        Assert.Equal(["delivered-on-time", "identified-by-intruder", "linked-rightly", "re-identified-in-time"], all.Select(m => m.Code));
        Assert.Equal(["delivered-on-time", "identified-by-intruder"], few.Select(m => m.Code));
        Assert.All(all, m => Assert.Null(m.Baseline)); // measured in the first quarter
        Assert.Equal(Direction.Lower, all[1].Better);
    }
}
