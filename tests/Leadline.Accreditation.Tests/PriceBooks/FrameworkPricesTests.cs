using Leadline.Accreditation.PriceBooks;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Accreditation.Tests.PriceBooks;

/// <summary>The rule that prices don't rise above what the supplier was let onto the line with, step by step.</summary>
public sealed class FrameworkPricesTests
{
    private static readonly PriceBook Allowed = Book("device:0=10 device:100=8 device:500=6 set-up:0=1000");

    [Theory]
    [InlineData("device:0=10 device:100=8 device:500=6 set-up:0=1000")] // the same
    [InlineData("device:0=6")] // one price for all quantities, no dearer than the cheapest step
    [InlineData("device:0=9 device:50=8 device:500=5 device:1000=6")] // steps of its own, and one that rises within what is allowed
    [InlineData("device:0=10 device:99.999999=8 device:499=6")] // cheaper earlier
    [InlineData("set-up:0=0")] // some of the codes alone
    public void What_is_nowhere_dearer_is_covered(string book) => Assert.Empty(FrameworkPrices.Uncovered(Book(book), Allowed));

    [Theory]
    [InlineData("device:0=11", "/entries/0/unitPrice", "price-above-framework", "costs £0.11 from a quantity of 0; the framework price there is £0.10")]
    [InlineData("device:0=7", "/entries/0/unitPrice", "price-above-framework", "costs £0.07 from a quantity of 500; the framework price there is £0.06")] // dearer where the framework price has fallen
    [InlineData("device:0=10 device:101=8 device:500=6", "/entries/0/unitPrice", "price-above-framework", "costs £0.10 from a quantity of 100; the framework price there is £0.08")] // a step too late
    [InlineData("device:0=5 device:700=7", "/entries/1/unitPrice", "price-above-framework", "costs £0.07 from a quantity of 700; the framework price there is £0.06")]
    [InlineData("laptop:0=1", "/entries/0/code", "code-not-covered", "no code 'laptop'")]
    public void What_is_dearer_for_any_quantity_is_named_with_both_prices(string book, string place, string code, string reason)
    {
        var uncovered = Assert.Single(FrameworkPrices.Uncovered(Book(book), Allowed));
        Assert.Equal((place, code), (uncovered.Place, uncovered.Code));
        Assert.Contains(reason, uncovered.Reason);
    }

    [Fact]
    public void Every_entry_that_is_not_covered_is_named_once()
    {
        var uncovered = FrameworkPrices.Uncovered(Book("device:0=12 device:100=9 device:500=6 set-up:0=1001 laptop:0=1"), Allowed);
        Assert.Equal(["/entries/0/unitPrice", "/entries/1/unitPrice", "/entries/3/unitPrice", "/entries/4/code"], uncovered.Select(u => u.Place));
    }

    [Fact]
    public void A_price_by_another_unit_or_for_another_period_is_not_compared()
    {
        var (unit, period) = (Allowed.Entries[0] with { Unit = "user" }, Allowed.Entries[0] with { Per = ChargePeriod.Year });
        Assert.Equal(("/entries/0/unit", "'device' is priced by 'piece' in the framework prices, here by 'user'."), Only(unit));
        Assert.Equal(("/entries/0/per", "'device' is priced per month in the framework prices, here per year."), Only(period));

        static (string, string) Only(PriceBookEntry entry)
        {
            var uncovered = Assert.Single(FrameworkPrices.Uncovered(Allowed with { Entries = [entry] }, Allowed));
            return (uncovered.Place, uncovered.Reason);
        }
    }

    [Fact]
    public void Steps_at_random_are_judged_as_asking_for_each_quantity_would()
    {
        var random = new Random(7);
        var (covered, not) = (0, 0);
        for (var i = 0; i < 2_000; i++)
        {
            var (book, framework) = (Random(random), Random(random));
            var dearer = Enumerable.Range(0, 12).Any(q => book.Entry("c", q).UnitPrice > framework.Entry("c", q).UnitPrice);
            Assert.Equal(dearer, FrameworkPrices.Uncovered(book, framework).Count > 0);
            (covered, not) = dearer ? (covered, not + 1) : (covered + 1, not);
        }

        Assert.True(covered > 100 && not > 100); // both were met
    }

    private static PriceBook Random(Random random) => Book(string.Join(' ',
        Enumerable.Range(1, 10).Where(_ => random.Next(4) == 0).Prepend(0).Select(q => $"c:{q}={random.Next(1, 6)}")));

    /// <summary>Prices as <c>code:fromQuantity=pence</c>, by the piece and month.</summary>
    private static PriceBook Book(string prices) => new()
    {
        Reference = "B", Version = 1,
        Entries = [.. prices.Split(' ').Select(p => p.Split(':', '=')).Select(p => new PriceBookEntry
        {
            Code = p[0], Title = p[0], Unit = "piece", UnitPrice = new Money(long.Parse(p[2])), Per = ChargePeriod.Month, FromQuantity = decimal.Parse(p[1]),
        })],
    };
}
