using System.Net;
using Leadline.Testing;

namespace Leadline.CallOff.Tests;

public abstract class SubmitBidTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_bid_at_the_closing_instant_is_taken_and_one_tick_later_it_is_late()
    {
        var competition = await World.InviteAsync();
        await World.Host.MoveToAsync(competition.ClosesAt);
        var receipt = (await competition.BidAsync(World.Suppliers[0], 100)).Good();
        (await competition.ActAsync("opening")).Refused("bidding-open");
        World.Host.Clock.MoveTo(competition.ClosesAt.AddTicks(1));
        (await competition.BidAsync(World.Suppliers[1], 100)).Refused("bid-late");
        World.Host.Clock.MoveTo(competition.ClosesAt.AddSeconds(30));
        (await competition.ActAsync("opening")).Refused("bidding-open"); // a bid that arrived in time may still be under way
        World.Host.Clock.MoveTo(competition.ClosesAt.AddSeconds(30).AddTicks(1));
        (await competition.ActAsync("opening")).Good();

        Assert.Equal(competition.ClosesAt, receipt.Json["submittedAt"]!.GetValue<DateTimeOffset>());
        Assert.Single(await competition.BidsAsync());
    }

    [Fact]
    public async Task Bids_are_sealed_until_they_are_opened_and_a_bidder_sees_its_own_alone()
    {
        var competition = await World.InviteAsync();
        var (own, other) = ((await competition.BidAsync(World.Suppliers[0], 111_111)).Good(), (await competition.BidAsync(World.Suppliers[1], 222_222)).Good());

        (await World.Buyer.Api.GetAsync($"{competition.Path}/bids")).Refused("bids-sealed");
        (await World.Buyer.Api.GetAsync(own.Location!)).Hidden();
        (await World.Buyer.Api.GetAsync($"{competition.Path}/ranking")).Refused("bids-sealed");
        (await competition.MarkAsync(own.Id, "quality", 3)).Refused("not-in-evaluation");
        await OthersSeeNothingAsync();

        await competition.CloseAndOpenAsync();
        (await World.Buyer.Api.GetAsync(own.Location!)).Good();
        await OthersSeeNothingAsync();

        async Task OthersSeeNothingAsync()
        {
            Assert.Equal(111_111, (await World.Suppliers[0].Api.GetAsync(own.Location!)).Good().Pence("annualPrice"));
            (await World.Suppliers[0].Api.GetAsync(other.Location!)).Hidden();
            Assert.DoesNotContain("222222", (await World.Suppliers[0].Api.GetAsync($"{competition.Path}/bids")).Good().Body, StringComparison.Ordinal);
            Assert.Empty((await World.Suppliers[2].Api.GetAsync($"{competition.Path}/bids")).Good().Json["items"]!.AsArray());
            foreach (var stranger in new[] { World.Outsider, World.OtherBuyer })
            {
                (await stranger.Api.GetAsync($"{competition.Path}/bids")).Hidden();
                (await stranger.Api.GetAsync(own.Location!)).Hidden();
            }

            (await World.Authority.Api.GetAsync(own.Location!)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
            (await World.Host.Operator.GetAsync(own.Location!)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        }
    }

    [Fact]
    public async Task A_later_bid_takes_the_place_of_an_earlier_one()
    {
        var competition = await World.InviteAsync();
        var first = (await competition.BidAsync(World.Suppliers[0], 300)).Good();
        var second = (await competition.BidAsync(World.Suppliers[0], 200)).Good();
        await competition.CloseAndOpenAsync();

        Assert.Equal(("false", "true"), (first["replacesEarlier"], second["replacesEarlier"]));
        Assert.Equal([second.Id], (await competition.BidsAsync()).Select(b => b.Id));
        (await World.Buyer.Api.GetAsync(first.Location!)).Hidden();
        (await competition.MarkAsync(first.Id, "quality", 3)).Hidden();
    }

    [Fact]
    public async Task Of_bids_that_one_supplier_submits_at_once_one_counts()
    {
        var competition = await World.InviteAsync();
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => competition.BidAsync(World.Suppliers[0], i * 100)));
        await competition.CloseAndOpenAsync();

        Assert.All(answers, a => Assert.True(a.Status == HttpStatusCode.Created || a.Code is "already-there" or "version-stale", a.Body));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Single(await competition.BidsAsync());
    }

    [Fact]
    public async Task Nobody_bids_who_was_not_invited_and_nobody_after_the_opening()
    {
        var draft = await World.PrepareAsync();
        (await draft.BidAsync(World.Suppliers[0], 100)).Hidden();
        var competition = await World.InviteAsync();
        (await competition.BidAsync(World.Outsider, 100)).Hidden();
        await competition.CloseAndOpenAsync();
        (await competition.BidAsync(World.Suppliers[0], 100)).Refused("bidding-closed");
        (await competition.ActAsync("opening")).Refused("not-sealed");
        (await World.Buyer.Api.PostAsync($"{competition.Path}/bids", new { annualPrice = World.Pounds(1), response = "Ours." }))
            .Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Theory]
    [InlineData(0, "Yes.", "price-not-positive", "/annualPrice/pence")]
    [InlineData(-1, "Yes.", "price-not-positive", "/annualPrice/pence")]
    [InlineData(long.MaxValue, "Yes.", "amount-out-of-range", "/annualPrice/pence")]
    [InlineData(100, " ", "text-missing", "/response")]
    public async Task A_bid_has_a_price_and_an_answer(long pence, string response, string code, string pointer)
    {
        var competition = await World.InviteAsync();
        var answer = await World.Suppliers[0].Api.PostAsync($"{competition.Path}/bids", new { annualPrice = World.Pounds(pence), response });
        Assert.Equal(pointer, answer.Refused(HttpStatusCode.BadRequest, code).Pointer);
    }
}

[Collection(Profiles.Embedded)]
public sealed class SubmitBidTestsEmbedded(EmbeddedWorld world) : SubmitBidTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class SubmitBidTestsProduction(ProductionWorld world) : SubmitBidTests(world);
