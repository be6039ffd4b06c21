using Leadline.Accreditation.PriceBooks;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Accreditation.Tests.PriceBooks;

/// <summary>The steps of one book, in memory.</summary>
public sealed class PriceBookVersionTests
{
    private static readonly Guid Publisher = Guid.CreateVersion7();
    private static readonly DateTimeOffset Now = new(2025, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2025, 9, 1);

    [Fact]
    public void Whoever_published_a_book_does_not_accept_it()
    {
        var book = Made(1, 900);
        Assert.Equal("own-publication", book.Accept(Publisher, "Good.", Today, Now).Refusal?.Code);
        Assert.Equal((PriceBookState.AwaitingDecision, (DateOnly?)null), (book.State, book.InForceFrom));
        Assert.NotNull(book.Accept(Guid.CreateVersion7(), "Good.", Today, Now).Value);
    }

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    public void Prices_hold_from_their_day_and_never_before_they_are_accepted(int from, int holds)
    {
        var accepted = Made(1, 900, Today.AddDays(from)).Accept(Guid.CreateVersion7(), "Good.", Today, Now).Value!;
        Assert.Equal(Today.AddDays(holds), accepted.From);
    }

    [Fact]
    public void What_is_told_is_the_book_that_was_signed()
    {
        var book = Made(4, 900);
        var accepted = book.Accept(null, "Good.", Today, Now).Value!;
        Assert.Equal((book.Id.Value, book.FrameworkId, "1", "IT", book.Supplier, "hash"),
            (accepted.PriceBookId, accepted.FrameworkId, accepted.LotNumber, accepted.ServiceLine, accepted.Supplier, accepted.Hash));
        Assert.Equivalent(Prices(4, 900), accepted.Book, strict: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_decision_is_made_once(bool accepted)
    {
        var book = Made(1, 900);
        if (accepted)
            _ = book.Accept(null, "Good.", Today, Now);
        else
            _ = book.Refuse("Too dear.", Now);
        Assert.Equal("price-book-decided", book.Accept(null, "Good.", Today, Now).Refusal?.Code);
        Assert.Equal("price-book-decided", book.Refuse("Too dear.", Now).Refusal?.Code);
        Assert.Equal(accepted ? "Good." : "Too dear.", book.Reason);
    }

    [Theory]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public void A_later_book_is_let_in_by_the_rule_alone(long pence, bool let)
    {
        var book = Made(2, pence, Today.AddDays(30));
        var outcome = book.FollowFrameworkPrices(Made(1, 900), Now);
        Assert.Equal(let ? null : "prices-not-covered", outcome.Refusal?.Code);
        Assert.Equal(let ? Today.AddDays(30) : null, book.InForceFrom);
        Assert.Equal(let ? PriceBookState.Accepted : PriceBookState.AwaitingDecision, book.State);
    }

    private static PriceBookVersion Made(int version, long pence, DateOnly? from = null) => new(
        new PriceBookScope(FrameworkId.New(), "1", "IT", OrganisationId.New()), OrganisationReference.Parse("GB-NHS:X24"), Prices(version, pence), from ?? Today,
        new SignedPriceBook("hash", "{}", "{}", PublisherKeyId.New()), Publisher, Now);

    private static PriceBook Prices(int version, long pence) => new()
    {
        Reference = "DESK", Version = version,
        Entries = [new PriceBookEntry { Code = "desk", Title = "Desk", Unit = "device", UnitPrice = new Money(pence), Per = ChargePeriod.Month }],
    };
}
