using Leadline.Primitives;
using Leadline.Sdk;
using static Leadline.FirstPlugins.Tests.Answered;
using static Leadline.FirstPlugins.Tests.Examples;

namespace Leadline.FirstPlugins.Tests;

public sealed class RateCardTests
{
    [Fact]
    public void A_supplier_without_a_plugin_is_priced_to_the_penny_from_its_book()
    {
        var quote = RateCard.Quote();

        Assert.Equal(
            [
                ("handover", 240_000), ("practices", 3 * 13_900 * 24), ("practices-takeover", 2 * 60_000), ("practices-devices", 75 * 910 * 24), ("practices-branches", 5_000 * 24),
                ("practices-server", 5_800 * 24), ("hours-saturday", 55_000 * 24), ("response-two-hours", 60_000 * 24), ("on-site-days", 98_750 * 24), ("refresh-devices", 20 * 4_000),
                ("security-monitoring", 98_000 * 24), ("security-penetration-test", 2 * 695_000), ("training-days", 3 * 54_000),
            ],
            quote.Lines.Select(l => (l.Code, l.Total.Pence)));
        Assert.Equal(new Money(12_372_000), quote.Total); // £123,720.00
    }

    [Fact]
    public void What_was_asked_and_nothing_prices_is_included_and_said_so() => Assert.Equal(
        [
            "What was answered to 'hours-core' has no price of its own: it is included in the other prices.",
            "What was answered to 'on-site' has no price of its own: it is included in the other prices.",
            "What was answered to 'refresh' has no price of its own: it is included in the other prices.",
        ],
        RateCard.Quote().Assumptions);

    [Fact]
    public void Another_form_is_priced_by_the_same_rules()
    {
        PriceBookEntry[] book = [Price("populations-patients") with { UnitPrice = new Money(30), Per = ChargePeriod.Year }, Price("dashboards"), Price("feeds-refresh-monthly"), Price("risk-stratification-frailty"), Price("hosting-buyer")];

        var quote = RateCard.Quote(BusinessIntelligence.Request with { PriceBook = new PriceBook { Reference = "TEST", Version = 1, Entries = book } });

        Assert.Equal(
            [("populations-patients", 497_600 * 30 * 3), ("dashboards", 12 * 100 * 36), ("feeds-refresh-monthly", 2 * 100 * 36), ("risk-stratification-frailty", 100 * 36)],
            quote.Lines.Select(l => (l.Code, l.Total.Pence)));
        Assert.Equal(
            ["populations-practices", "users", "risk-stratification-emergency-admission", "direct-care", "direct-care-users", "feeds-care-hospital", "feeds-refresh-daily",
                "feeds-care-primary", "feeds-refresh-weekly", "feeds-care-community", "feeds-care-social", "hosting", "analyst-days", "training-days", "go-live"],
            quote.Assumptions.Select(a => a.Split('\'')[1]));
    }

    public static TheoryData<string, decimal, Answer> Counted => new()
    {
        { "devices", 12.5m, Number("devices", 12.5m) },
        { "linkage", 1, Yes("linkage") },
        { "handover", 1, Day("handover", 2019, 3, 1) },
        { "note", 1, Text("note", "Anything.") },
        { "at-risk", 1, Pence("at-risk", 5_000) },
        { "hours", 2, Pick("hours", "core", "sunday") },
        { "hours-sunday", 1, Pick("hours", "core", "sunday") },
        { "rows", 2, Table("rows", Row(Text("name", "a")), Row(Text("name", "b"))) },
        { "rows-size", 7, Table("rows", Row(Number("size", 3)), Row(), Row(Number("size", 4))) },
        { "rows-new", 1, Table("rows", Row(Yes("new")), Row(No("new"))) },
        { "rows-kind-daily", 2, Table("rows", Row(Pick("kind", "daily")), Row(Pick("kind", "weekly")), Row(Pick("kind", "daily"))) },
    };

    [Theory, MemberData(nameof(Counted))]
    public void An_entry_is_priced_by_what_its_code_names(string code, decimal quantity, Answer answer)
    {
        var line = Assert.Single(Priced([Price(code)], answer).Lines);

        Assert.Equal((code, quantity, 24), (line.Code, line.Quantity, line.Periods));
    }

    public static TheoryData<string, Answer> NotAsked => new()
    {
        { "linkage", No("linkage") },
        { "devices", Number("devices", 0) },
        { "hours-saturday", Pick("hours", "core") },
        { "rows-name", Table("rows", Row(Text("name", "a"))) }, // words count for nothing
        { "rows-new", Table("rows", Row(No("new"))) },
        { "setting-up", Number("devices", 3) }, // no question has that code
    };

    [Theory, MemberData(nameof(NotAsked))]
    public void Where_nothing_is_priced_it_declines(string code, Answer answer) =>
        Assert.Equal("The price book TEST has no price for anything that was asked.", Priced([Price(code)], answer).DeclinedBecause);

    [Fact]
    public void Of_two_questions_that_give_one_code_the_longer_one_has_it()
    {
        Answer[] answers = [Table("on-site", Row(Number("days", 40))), Number("on-site-days", 2)];
        foreach (var order in new[] { answers, [.. answers.Reverse()] })
        {
            var quote = Priced([Price("on-site-days")], order);

            Assert.Equal(2, Assert.Single(quote.Lines).Quantity);
            Assert.Equal("What was answered to 'on-site' has no price of its own: it is included in the other prices.", Assert.Single(quote.Assumptions));
        }
    }

    [Theory]
    [InlineData(ChargePeriod.Once, 25, 1)]
    [InlineData(ChargePeriod.Month, 25, 25)]
    [InlineData(ChargePeriod.Quarter, 25, 9)]
    [InlineData(ChargePeriod.Quarter, 24, 8)]
    [InlineData(ChargePeriod.Year, 25, 3)]
    [InlineData(ChargePeriod.Year, 1, 1)]
    public void A_price_is_charged_over_the_term_with_begun_periods_whole(ChargePeriod per, int months, int periods) =>
        Assert.Equal(periods, Assert.Single(Priced([Price("devices") with { Per = per }], [Number("devices", 1)], months).Lines).Periods);

    [Theory]
    [InlineData(99, 100)]
    [InlineData(100, 80)]
    [InlineData(5000, 60)]
    public void The_steps_of_the_book_are_by_the_quantity_asked_for(decimal quantity, long pence)
    {
        PriceBookEntry[] steps = [Price("devices"), Price("devices") with { FromQuantity = 100, UnitPrice = new Money(80) }, Price("devices") with { FromQuantity = 1_000, UnitPrice = new Money(60) }];

        Assert.Equal(pence, Assert.Single(Priced(steps, Number("devices", quantity)).Lines).UnitPrice.Pence);
    }

    [Fact]
    public void Lines_come_in_the_order_of_the_book() =>
        Assert.Equal(["linkage", "devices"], Priced([Price("linkage"), Price("devices")], Number("devices", 1), Yes("linkage")).Lines.Select(l => l.Code));

    public static TheoryData<string, Quote> Declined => new()
    {
        { "The supplier does not offer what was asked for under 'hours-sunday'.", RateCard.Quote(Pick("hours", "core", "sunday")) },
        { "The answer that 'devices' is priced by is below nought, and has no price.", Priced([Price("devices")], Number("devices", -1)) },
        { "The price book TEST has no price 'devices' for so small a quantity as was answered.", Priced([Price("devices") with { FromQuantity = 10 }], Number("devices", 9)) },
        { "What was answered comes to more than can be counted in pounds.", Priced([Price("devices")], Number("devices", decimal.MaxValue)) },
        { "What was answered comes to more than can be counted in pounds.", Priced([Price("rows-size")], Table("rows", Row(Number("size", decimal.MaxValue)), Row(Number("size", 1)))) },
        { "The price book TEST has no price for anything that was asked.", Priced([], Number("devices", 3)) },
        { "The price book TEST has no price for anything that was asked.", Priced([Price("devices")]) },
    };

    [Theory, MemberData(nameof(Declined))]
    public void What_it_can_not_price_is_declined_and_says_why(string because, Quote quote) => Assert.Equal(because, quote.DeclinedBecause);

    [Fact]
    public void A_question_whose_own_code_begins_with_not_is_priced_like_any_other() =>
        Assert.Equal("not-urgent", Assert.Single(Priced([Price("not-urgent")], Number("urgent", 1), Number("not-urgent", 3)).Lines).Code);

    [Fact]
    public void A_choice_that_is_priced_as_a_whole_leaves_nothing_over() => Assert.Empty(Priced([Price("hours")], Pick("hours", "core", "saturday")).Assumptions);

    [Fact]
    public void A_table_that_is_priced_by_its_rows_leaves_the_rest_over() => Assert.Equal(
        ["What was answered to 'rows-size' has no price of its own: it is included in the other prices."],
        Priced([Price("rows")], Table("rows", Row(Text("name", "a"), Number("size", 3), No("new")))).Assumptions);

    [Fact]
    public void Every_code_of_the_shipped_book_names_something_in_the_form()
    {
        var form = RateCard.Scope.Form;
        var named = form.Select(q => q.Code)
            .Concat(form.SelectMany(q => q.Choices.Select(c => c.Code).Concat(q.Columns.Select(c => c.Code)).Select(part => $"{q.Code}-{part}"))).ToHashSet();

        Assert.All(RateCard.Book.Entries, e => Assert.Contains(e.Code.StartsWith("not-", StringComparison.Ordinal) ? e.Code[4..] : e.Code, named));
    }

    private static PriceBookEntry Price(string code) => new() { Code = code, Title = code, Unit = "unit", UnitPrice = new Money(100), Per = ChargePeriod.Month };

    private static Quote Priced(PriceBookEntry[] entries, params Answer[] answers) => Priced(entries, answers, months: 24);

    private static Quote Priced(PriceBookEntry[] entries, Answer[] answers, int months) => RateCard.Quote(new QuoteRequest
    {
        AskedOn = new DateOnly(2019, 2, 1), PriceBook = new PriceBook { Reference = "TEST", Version = 1, Entries = entries },
        Requirement = RateCard.Requirement with { TermMonths = months, Answers = answers },
    });
}
