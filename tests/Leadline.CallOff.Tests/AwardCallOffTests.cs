using System.Net;
using Leadline.Testing;

namespace Leadline.CallOff.Tests;

public abstract class AwardCallOffTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task The_bid_ranked_first_wins_and_no_other()
    {
        var competition = await OpenedAsync(10_000, 10_500);
        await competition.MarkAllAsync(3);
        (await competition.AwardAsync(World.Suppliers[1])).Refused("bid-not-ranked-first");
        (await competition.AwardAsync(World.Suppliers[2])).Refused("no-such-bid");
        var pending = (await competition.AwardAsync(World.Suppliers[0])).Good();
        await World.Host.RestAsync();
        var awarded = await competition.ReadAsync();
        (await competition.AwardAsync(World.Suppliers[0])).Refused("not-in-evaluation");
        (await competition.MarkAsync((await competition.BidsAsync())[0].Id, "quality", 4)).Refused("not-in-evaluation");

        Assert.Equal("award-pending", pending["state"]);
        Assert.Equal(("awarded", World.Suppliers[0].Id), (awarded["state"], awarded["awardedTo"]));
        Assert.Equal(World.Suppliers[0].Id, (await World.Suppliers[1].Api.GetAsync(competition.Path)).Good()["awardedTo"]);
    }

    [Fact]
    public async Task The_ranking_is_in_decimals_and_for_the_buyer_alone()
    {
        var competition = await OpenedAsync(10_000, 10_500);
        (await World.Buyer.Api.GetAsync($"{competition.Path}/ranking")).Refused("marks-missing");
        (await competition.AwardAsync(World.Suppliers[0])).Refused("marks-missing");
        await competition.MarkAllAsync(3);
        var ranking = (await World.Buyer.Api.GetAsync($"{competition.Path}/ranking")).Good().Json.AsArray();

        Assert.Equal([85m, decimal.Round(45m + (40m * 100 / 105), 12)], ranking.Select(b => b!["total"]!.GetValue<decimal>()));
        (await World.OtherBuyer.Api.GetAsync($"{competition.Path}/ranking")).Hidden();
        (await World.Suppliers[0].Api.GetAsync($"{competition.Path}/ranking")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task A_bid_below_the_minimum_mark_cannot_win()
    {
        var competition = await OpenedAsync(10_000, 10_500);
        await competition.MarkAllAsync(1);
        (await competition.AwardAsync(World.Suppliers[0])).Refused("bid-failed");
    }

    [Fact]
    public async Task Level_bids_are_not_separated_by_chance()
    {
        var competition = await OpenedAsync(10_000, 10_000);
        await competition.MarkAllAsync(3);
        (await competition.AwardAsync(World.Suppliers[0])).Refused("bids-level");
    }

    [Theory]
    [InlineData("price", 3, "Good.", "criterion-unknown", "/criterion")]
    [InlineData("quality", 4.01, "Good.", "mark-out-of-range", "/value")]
    [InlineData("quality", -0.01, "Good.", "mark-out-of-range", "/value")]
    [InlineData("quality", 3.001, "Good.", "mark-out-of-range", "/value")]
    [InlineData("quality", 3, "", "text-missing", "/reason")]
    public async Task A_mark_is_in_range_and_has_its_reason(string criterion, double value, string reason, string code, string pointer)
    {
        var competition = await OpenedAsync(10_000);
        var answer = await World.Buyer.Api.PostAsync($"{competition.Path}/bids/{(await competition.BidsAsync())[0].Id}/marks", new { criterion, value, reason });
        Assert.Equal(pointer, answer.Refused(HttpStatusCode.BadRequest, code).Pointer);
    }

    [Fact]
    public async Task Of_two_awards_at_once_one_is_made()
    {
        var competition = await OpenedAsync(10_000);
        await competition.MarkAllAsync(3);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => competition.AwardAsync(World.Suppliers[0])));
        await World.Host.RestAsync();

        Assert.Single(answers, a => a.Status == HttpStatusCode.Accepted);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Accepted), a => Assert.Contains(a.Code, new[] { "version-stale", "not-in-evaluation" }));
        Assert.Equal("awarded", (await competition.ReadAsync())["state"]);
    }

    [Fact]
    public async Task Nobody_but_the_buyer_acts_on_a_competition()
    {
        var competition = await OpenedAsync(10_000);
        var bid = (await competition.BidsAsync())[0].Id;
        var tag = (await competition.ReadAsync()).Tag;
        var award = new { supplier = World.Suppliers[0].Id, reason = "Ours." };
        foreach (var (act, body) in new (string, object?)[] { ("invitation", null), ("opening", null), ("order-form", null), ("award", award) })
        {
            var (others, own) = act is "award" or "order-form" ? (World.OtherBuyer.Approver, World.Buyer.Approver) : (World.OtherBuyer.Api, World.Buyer.Api);
            (await others.PostAsync($"{competition.Path}/{act}", body, tag)).Hidden();
            (await World.Suppliers[0].Api.PostAsync($"{competition.Path}/{act}", body, tag)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
            (await own.PostAsync($"{competition.Path}/{act}", body)).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
            (await own.PostAsync($"{competition.Path}/{act}", body, "\"999\"")).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
        }

        (await World.OtherBuyer.Api.PostAsync($"{competition.Path}/bids/{bid}/marks", new { criterion = "quality", value = 3, reason = "Ours." })).Hidden();
    }

    [Fact]
    public async Task An_order_form_is_signed_after_the_standstill_and_once()
    {
        var need = World.Need();
        need["standstill"] = true;
        var competition = await World.InviteAsync(need);
        (await competition.BidAsync(World.Suppliers[0], 10_000)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        (await competition.SignAsync()).Refused("not-awarded");
        (await competition.AwardAsync(World.Suppliers[0])).Good();
        await World.Host.RestAsync();
        var ends = DateOnly.Parse((await competition.ReadAsync())["standstillEndsOn"]);
        await World.Host.MoveToAsync(Leadline.Modularity.Time.UkCalendar.StartOf(ends.AddDays(1)).AddTicks(-1));
        (await competition.SignAsync()).Refused("standstill");
        await World.Host.MoveToAsync(Leadline.Modularity.Time.UkCalendar.StartOf(ends.AddDays(1)));
        (await competition.SignAsync()).Good();
        await World.Host.RestAsync();
        (await competition.SignAsync()).Refused("not-awarded");

        Assert.Equal("signed", (await competition.ReadAsync())["state"]);
    }

    [Fact]
    public async Task A_contract_is_seen_by_its_two_parties_alone()
    {
        var competition = await World.SignedAsync(pence: 12_345);
        var path = $"/api/v1/contracts/{competition.Id}";

        Assert.Equal(12_345, (await World.Buyer.Api.GetAsync(path)).Good().Pence("annualValue"));
        (await World.Suppliers[0].Api.GetAsync(path)).Good();
        foreach (var other in new[] { World.OtherBuyer, World.Suppliers[1], World.Outsider })
        {
            (await other.Api.GetAsync(path)).Hidden();
            Assert.Empty((await other.Api.GetAsync("/api/v1/contracts")).Good().Json["items"]!.AsArray());
        }
    }

    private async Task<Competition> OpenedAsync(params long[] prices)
    {
        var competition = await World.InviteAsync();
        foreach (var (i, price) in prices.Index())
            (await competition.BidAsync(World.Suppliers[i], price)).Good();
        await competition.CloseAndOpenAsync();
        return competition;
    }
}

[Collection(Profiles.Embedded)]
public sealed class AwardCallOffTestsEmbedded(EmbeddedWorld world) : AwardCallOffTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class AwardCallOffTestsProduction(ProductionWorld world) : AwardCallOffTests(world);
