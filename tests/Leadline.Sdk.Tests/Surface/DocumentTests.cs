using System.Globalization;
using System.Text.Json;
using Leadline.Primitives;

namespace Leadline.Sdk.Tests.Surface;

public sealed class DocumentTests
{
    private static readonly Requirement Practices = new()
    {
        Framework = "ACS", FrameworkVersion = 2, Lot = "3", ServiceLine = "ACS-ICT", Buyer = OrganisationReference.Parse("GB-NHS:0DE"),
        StartsOn = new DateOnly(2019, 4, 1), TermMonths = 36,
        Answers =
        [
            new YesNoAnswer { Question = "on-site", IsYes = true },
            new NumberAnswer { Question = "devices", Number = 420 },
            new AmountAnswer { Question = "budget", Amount = new Money(12_000_050) },
            new DayAnswer { Question = "handover", Day = new DateOnly(2019, 3, 15) },
            new TextAnswer { Question = "remarks", Text = "Zwei Praxen ohne Netz; naïve £" },
            new ChoiceAnswer { Question = "hours", Codes = ["core", "saturday"] },
            new TableAnswer
            {
                Question = "practices",
                Rows = [new TableRow { Cells = [new TextAnswer { Question = "code", Text = "A81001" }, new NumberAnswer { Question = "patients", Number = 8_450.5m }] }],
            },
        ],
    };

    [Fact]
    public void Every_kind_of_answer_comes_back_from_json_as_it_was()
    {
        var json = JsonSerializer.Serialize(Practices, PluginDocuments.Json);
        var back = JsonSerializer.Deserialize<Requirement>(json, PluginDocuments.Json)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, PluginDocuments.Json));
        Assert.True(back.IsYes("on-site"));
        Assert.Equal(420, back.Number("devices"));
        Assert.Equal(new Money(12_000_050), back.Amount("budget"));
        Assert.Equal(new DateOnly(2019, 3, 15), back.Day("handover"));
        Assert.Equal("Zwei Praxen ohne Netz; naïve £", back.Text("remarks"));
        Assert.Equal(["core", "saturday"], back.Choices("hours"));
        Assert.Equal(8_450.5m, Assert.Single(back.Rows("practices")).Number("patients"));
        Assert.Equal("A81001", back.Rows("practices")[0].Text("code"));
    }

    [Fact]
    public void The_json_is_the_one_that_records_hold()
    {
        var quote = Quote.Of([QuoteLine.From(Support, 12.5m, 36)], ["Devices are in warranty."]);

        Assert.Equal(
            """{"lines":[{"code":"support","title":"Support","quantity":12.5,"unit":"device","unitPrice":{"pence":333,"currency":"GBP"},"per":"month","periods":36,"total":{"pence":149850,"currency":"GBP"}}],"total":{"pence":149850,"currency":"GBP"},"assumptions":["Devices are in warranty."]}""",
            JsonSerializer.Serialize(quote, PluginDocuments.Json));
        Assert.StartsWith("""{"framework":"ACS","frameworkVersion":2,"lot":"3","serviceLine":"ACS-ICT","buyer":"GB-NHS:0DE","startsOn":"2019-04-01","termMonths":36,"answers":[{"kind":"yes-no","isYes":true,"question":"on-site"}""",
            JsonSerializer.Serialize(Practices, PluginDocuments.Json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"key":"a","annualPrice":{"pence":1,"currency":"GBP"},"bidder":"GB-COH:1"}""", "unknown field")]
    [InlineData("""{"key":"a"}""", "missing field")]
    [InlineData("""{"key":null,"annualPrice":{"pence":1,"currency":"GBP"}}""", "null")]
    [InlineData("""{"key":"a","key":"b","annualPrice":{"pence":1,"currency":"GBP"}}""", "doubled field")]
    [InlineData("""{"Key":"a","annualPrice":{"pence":1,"currency":"GBP"}}""", "other capitals")]
    [InlineData("""{"key":"a","annualPrice":{"pence":"1","currency":"GBP"}}""", "number in quotes")]
    public void Nothing_is_forgiven_in_json(string json, string why)
    {
        Assert.NotNull(JsonSerializer.Deserialize<BidPrice>("""{"key":"a","annualPrice":{"pence":1,"currency":"GBP"}}""", PluginDocuments.Json));
        Assert.True(Record.Exception(() => JsonSerializer.Deserialize<BidPrice>(json, PluginDocuments.Json)) is JsonException, why);
    }

    [Theory]
    [InlineData("""{"severity":2,"code":"c","message":"m"}""")]
    [InlineData("""{"severity":"fatal","code":"c","message":"m"}""")]
    public void Words_of_enumerations_are_no_numbers_and_none_of_the_writers_own(string json)
    {
        Assert.Equal(Severity.Fault, JsonSerializer.Deserialize<Finding>("""{"severity":"fault","code":"c","message":"m"}""", PluginDocuments.Json)!.Severity);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Finding>(json, PluginDocuments.Json));
    }

    [Fact]
    public void An_unknown_kind_of_answer_or_record_is_refused()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Answer>("""{"kind":"file","question":"q"}""", PluginDocuments.Json));
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize<PublishedRecord>("""{"reference":"r","framework":"f","publishedAt":"2019-01-01T00:00:00Z"}""", PluginDocuments.Json));
    }

    [Fact]
    public void A_question_that_nobody_answered_has_no_answer()
    {
        Assert.Null(Practices.Number("desks"));
        Assert.False(Practices.IsYes("desks"));
        Assert.Empty(Practices.Rows("desks"));
    }

    [Fact]
    public void Asking_for_another_kind_of_answer_is_the_plugins_fault_and_says_so()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Practices.Text("devices"));
        Assert.Equal("The answer to 'devices' is a NumberAnswer, not a TextAnswer.", fault.Message);
    }

    [Theory]
    [InlineData("0", 500)]
    [InlineData("49.9", 500)]
    [InlineData("50", 450)]
    [InlineData("5000", 400)]
    public void A_price_book_has_steps_by_quantity(string quantity, long pence) =>
        Assert.Equal(new Money(pence), Steps.Entry("device", decimal.Parse(quantity, CultureInfo.InvariantCulture)).UnitPrice);

    [Fact]
    public void A_price_that_the_book_does_not_have_is_never_nought()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Steps.Entry("printer", 1.5m));
        Assert.Equal("The price book FEN-2019 has no price 'printer' for a quantity of 1.5.", fault.Message);
    }

    [Theory]
    [InlineData(333, "12.5", 36, 149_850)]
    [InlineData(1, "0.5", 1, 1)] // half a penny goes away from zero,
    [InlineData(-1, "0.5", 1, -1)] // of a discount too
    [InlineData(100, "0.004", 1, 0)]
    public void A_line_is_rounded_once(long price, string quantity, int periods, long total) =>
        Assert.Equal(new Money(total), QuoteLine.From(Support with { UnitPrice = new Money(price) }, decimal.Parse(quantity, CultureInfo.InvariantCulture), periods).Total);

    [Fact]
    public void A_total_that_does_not_fit_is_an_overflow_and_no_number()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue).Times(2));
        Assert.Throws<OverflowException>(() => Quote.Of([QuoteLine.From(Support with { UnitPrice = new Money(long.MaxValue) }, 1, 1), QuoteLine.From(Support, 1, 1)]));
    }

    [Fact]
    public void A_declined_quote_has_no_lines_and_a_reason()
    {
        var quote = Quote.Decline("Nobody of ours lives in Cornwall.");
        Assert.Empty(quote.Lines);
        Assert.Equal(Money.Zero, quote.Total);
        Assert.Equal("Nobody of ours lives in Cornwall.", quote.DeclinedBecause);
    }

    private static PriceBookEntry Support => new() { Code = "support", Title = "Support", Unit = "device", UnitPrice = new Money(333), Per = ChargePeriod.Month };

    private static PriceBook Steps => new()
    {
        Reference = "FEN-2019", Version = 1,
        Entries =
        [
            Entry(50, 450), Entry(0, 500), Entry(1_000, 400),
        ],
    };

    private static PriceBookEntry Entry(decimal from, long pence) =>
        new() { Code = "device", Title = "Device", Unit = "device", UnitPrice = new Money(pence), Per = ChargePeriod.Month, FromQuantity = from };
}
