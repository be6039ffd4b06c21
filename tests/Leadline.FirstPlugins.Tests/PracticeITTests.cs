using Leadline.Primitives;
using Leadline.Sdk;
using static Leadline.FirstPlugins.Tests.Answered;
using static Leadline.FirstPlugins.Tests.Examples;

namespace Leadline.FirstPlugins.Tests;

public sealed class PracticeITTests
{
    [Fact]
    public void Three_practices_for_two_years_are_priced_to_the_penny()
    {
        var quote = PracticeIT.Quote();

        Assert.Equal(
            [
                ("onboarding", 2 * 65_000), ("practice", 3 * 12_800 * 24), ("branch", 4_600 * 24), ("device", 75 * 940 * 24), ("server", 6_200 * 24),
                ("response-two-hours", 3 * 1_450 * 24), ("hours-saturday", 3 * 2_750 * 24), ("on-site-day", 96_250 * 24), ("refresh-device", 20 * 3_800),
                ("monitoring", 75 * 115 * 24), ("penetration-test", 2 * 780_000), ("training-day", 3 * 52_000),
            ],
            quote.Lines.Select(l => (l.Code, l.Total.Pence)));
        Assert.Equal(new Money(7_614_200), quote.Total); // £76,142.00
    }

    [Fact]
    public void Hours_and_response_that_are_part_of_the_service_cost_nothing_more()
    {
        var quote = PracticeIT.Quote(Pick("hours", "core"), Pick("response", "four-hours"));

        Assert.DoesNotContain(quote.Lines, l => l.Code.StartsWith("hours", StringComparison.Ordinal) || l.Code.StartsWith("response", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_practices_and_devices_have_the_lower_prices_of_the_book()
    {
        var many = Table("practices", Enumerable.Range(0, 25).Select(i => Practice($"A81{i:000}", 20, No("takeover"))));

        var quote = PracticeIT.Quote(many);

        Assert.Equal([("practice", 11_600), ("device", 860)], quote.Lines.Where(l => l.Code is "practice" or "device").Select(l => (l.Code, l.UnitPrice.Pence)));
    }

    [Fact]
    public void What_is_charged_by_quarter_and_year_counts_begun_ones_whole()
    {
        var security = PracticeIT.With(Pick("security", "penetration-test", "phishing-exercise")) with { TermMonths = 25 };

        var quote = PracticeIT.Quote(PracticeIT.Request with { Requirement = security });

        Assert.Equal([("penetration-test", 3), ("phishing-exercise", 9)], quote.Lines.Where(l => l.Per is ChargePeriod.Year or ChargePeriod.Quarter).Select(l => (l.Code, l.Periods)));
    }

    [Fact]
    public void Old_devices_cost_the_surcharge_that_stands_in_the_book() =>
        Assert.Equal(new Money(12 * 160 * 24), PracticeIT.Quote(Number("own-old-devices", 12)).Lines.Single(l => l.Code == "old-device").Total);

    public static TheoryData<string, string, Answer> BeyondCapacity => new()
    {
        { "practices-too-many at practices", "We serve at most 250 practices under one contract.", Table("practices", Enumerable.Range(0, 251).Select(i => Practice($"A81{i:000}", 1, No("takeover")))) },
        { "devices-too-many at practices", "We look after at most 15000 devices under one contract.", Table("practices", Practice("A81001", 15_001, No("takeover"))) },
        { "on-site-too-many at on-site-days", "We have engineers for at most 60 days on site in a month.", Number("on-site-days", 60.5m) },
        { "old-devices-too-many at own-old-devices", "There are more old devices than devices in the table of practices.", Number("own-old-devices", 76) },
        { "mobilisation-short at handover", "From handover to the first day of service we need 29 days: 28, and one for every 5 practices taken over.", Day("handover", 2019, 3, 4) },
        { "practice-code at practices/2/code", "This is no ODS code, such as A81001.", Table("practices", Practice("A81001", 1, No("takeover")), Practice("no code", 1, No("takeover"))) },
        { "practice-twice at practices/2/code", "The practice A81001 stands in the table twice, and would be charged twice.", Table("practices", Practice("A81001", 1, No("takeover")), Practice("A81001", 1, No("takeover"))) },
    };

    [Theory, MemberData(nameof(BeyondCapacity))]
    public void What_the_check_finds_at_fault_is_declined_for_the_same_reason(string finding, string because, Answer answer)
    {
        Assert.Equal([$"Fault {finding}"], PracticeIT.Findings(answer));
        Assert.Equal(because, PracticeIT.Quote(answer).DeclinedBecause);
    }

    [Fact]
    public void A_response_within_an_hour_is_for_as_many_practices_as_there_are_engineers_for()
    {
        Answer Practices(int count) => Table("practices", Enumerable.Range(0, count).Select(i => Practice($"A81{i:000}", 1, No("takeover"))));

        Assert.Null(PracticeIT.Quote(Practices(120), Pick("response", "one-hour")).DeclinedBecause);
        Assert.Equal(["Fault response-too-short at response"], PracticeIT.Findings(Practices(121), Pick("response", "one-hour")));
    }

    [Fact]
    public void A_day_more_is_time_enough() => Assert.Empty(PracticeIT.Findings(Day("handover", 2019, 3, 3)));

    [Fact]
    public void A_practice_without_devices_is_doubtful_and_priced()
    {
        var practice = Table("practices", Practice("A81001", 0, No("takeover")));

        Assert.Equal(["Warning practice-without-devices at practices/1/devices"], PracticeIT.Findings(practice));
        Assert.Contains("practice", PracticeIT.Quote(practice).Lines.Select(l => l.Code));
    }

    [Fact]
    public void Without_practices_there_is_nothing_to_price() =>
        Assert.Equal("No practice is named, so that there is nothing to price.", PracticeIT.Quote(PracticeIT.Request with { Requirement = PracticeIT.Without("practices") }).DeclinedBecause);
}
