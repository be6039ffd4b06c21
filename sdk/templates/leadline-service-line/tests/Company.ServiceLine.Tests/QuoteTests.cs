using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Company.ServiceLine.Tests;

public sealed class QuoteTests
{
    [Fact]
    public void Three_practices_for_two_years_with_Saturdays_are_priced_to_the_penny()
    {
        var quote = ThePlugin.Runner.Quote(ThePlugin.Request).Document;

        // 3 x £450 + 3 x £115 x 24 + 75 x £8.75 x 24 + 3 x £24 x 24
        Assert.Equal([135_000, 828_000, 1_575_000, 172_800], quote.Lines.Select(l => l.Total.Pence));
        Assert.Equal(new Money(2_710_800), quote.Total);
    }

    [Fact]
    public void Old_devices_cost_their_surcharge()
    {
        var requirement = ThePlugin.With(new NumberAnswer { Question = "own-old-devices", Number = 10 });

        var quote = ThePlugin.Runner.Quote(ThePlugin.Request with { Requirement = requirement }).Document;

        Assert.Equal(new Money(10 * 150 * 24), quote.Lines.Single(l => l.Code == "old-device").Total);
    }

    [Fact]
    public void A_large_contract_has_the_lower_prices_of_the_book()
    {
        var many = Enumerable.Range(0, 30).Select(i => ThePlugin.Practice($"A81{i:000}", 20)).ToList();
        var requirement = ThePlugin.With(new TableAnswer { Question = "practices", Rows = many });

        var quote = ThePlugin.Runner.Quote(ThePlugin.Request with { Requirement = requirement }).Document;

        Assert.Equal([45_000, 10_200, 790, 2_400], quote.Lines.Select(l => l.UnitPrice.Pence));
    }

    [Fact]
    public void More_than_we_can_serve_is_declined_and_says_why()
    {
        var requirement = ThePlugin.With(new TableAnswer { Question = "practices", Rows = [ThePlugin.Practice("A81001", 50_001)] });

        var quote = ThePlugin.Runner.Quote(ThePlugin.Request with { Requirement = requirement }).Document;

        Assert.Empty(quote.Lines);
        Assert.Equal("We serve at most 300 practices and 50000 devices under one contract.", quote.DeclinedBecause);
    }

    [Fact]
    public void A_quote_takes_a_small_part_of_what_it_may()
    {
        var usage = ThePlugin.Runner.Quote(ThePlugin.Request).Usage;

        Assert.InRange(usage.Steps, 1, usage.StepBudget / 1_000);
    }
}
