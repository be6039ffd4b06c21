using System.Net;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Collective;

/// <summary>Several buyers buy as one: by their own decision each, with shares that make up the whole.</summary>
public abstract class CollectiveTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Members_join_by_their_own_decision_and_the_shares_make_up_the_whole()
    {
        var third = await World.JoinAsync("icb", $"GB-NHS:Q{World.Unique():D4}", "buyer");
        await World.Host.RestAsync();
        var path = await OpenAsync();
        foreach (var buyer in new[] { World.OtherBuyer, third })
        {
            (await buyer.Api.GetAsync(path)).Hidden();
            (await World.Buyer.Api.ActAsync(path, "invitations", new { organisation = buyer.Reference })).Good();
        }

        (await World.Buyer.Api.ActAsync(path, "invitations", new { organisation = third.Reference })).Refused("already-invited");
        (await World.Buyer.Api.ActAsync(path, "fixing")).Refused("alone");
        (await World.OtherBuyer.Approver.ActAsync(path, "membership", Value(100_000))).Good();
        (await third.Approver.ActAsync(path, "membership", Value(100_000))).Good();
        (await third.Approver.ActAsync(path, "leaving")).Good();
        (await third.Approver.PostAsync($"{path}/membership", Value(100_000), "\"1\"")).Hidden(); // it is not theirs any more
        (await World.Buyer.Api.ActAsync(path, "invitations", new { organisation = third.Reference })).Good();
        (await third.Approver.ActAsync(path, "membership", Value(100_000))).Good();
        (await World.OtherBuyer.Api.ActAsync(path, "fixing")).Refused("not-the-lead");
        (await World.Buyer.Approver.ActAsync(path, "leaving")).Refused("lead-stays");

        var read = (await World.Buyer.Api.ActAsync(path, "fixing")).Good();
        Assert.Equal("fixed", read["state"]);
        var members = read.Json["members"]!.AsArray();
        Assert.Equal(World.Buyer.Id, members[0]!["organisation"]!.ToString());
        Assert.Equal(10_000, members.Sum(m => m!["share"]!.GetValue<int>()));
        Assert.Equal([3_333, 3_333, 3_334], members.Select(m => m!["share"]!.GetValue<int>()).Order());
        (await third.Approver.ActAsync(path, "leaving")).Refused("shares-fixed");
        (await World.Buyer.Api.ActAsync(path, "fixing")).Refused("shares-fixed");
    }

    [Fact]
    public async Task An_invitation_binds_nobody()
    {
        var path = await OpenAsync();
        (await World.Buyer.Api.ActAsync(path, "invitations", new { organisation = World.OtherBuyer.Reference })).Good();
        (await World.OtherBuyer.Api.PostAsync($"{path}/membership", Value(1), "\"2\"")).Refused(HttpStatusCode.Forbidden, "not-in-this-role"); // the approver decides, not the lead of procurement
        (await World.OtherBuyer.Approver.ActAsync(path, "leaving")).Good();
        (await World.Buyer.Api.ActAsync(path, "fixing")).Refused("alone");
    }

    [Theory]
    [InlineData("GB-COH:09999999", "organisation-unknown")]
    [InlineData("supplier", "buyer-not-eligible")]
    public async Task Who_may_not_buy_on_the_lot_is_not_invited(string whom, string code)
    {
        var path = await OpenAsync();
        var reference = whom == "supplier" ? World.Suppliers[0].Reference : whom;
        Assert.Equal("/organisation", (await World.Buyer.Api.ActAsync(path, "invitations", new { organisation = reference })).Refused(code).Pointer);
    }

    [Theory]
    [InlineData("1", "", 100, 50, "/title", "text-missing")]
    [InlineData("1", "So", 0, 50, "/expectedValue/pence", "value-not-positive")]
    [InlineData("1", "So", 100, 0, "/ownValue/pence", "value-not-positive")]
    [InlineData("1", "So", 100, 101, "/ownValue/pence", "value-over-whole")]
    public async Task What_is_opened_wrongly_is_told_where(string lot, string title, long whole, long own, string pointer, string code) =>
        Assert.Equal(pointer, (await World.Buyer.Api.PostAsync("/api/v1/collective-procurements", Opened(lot, title, whole, own))).Refused(HttpStatusCode.BadRequest, code).Pointer);

    [Theory]
    [InlineData("9", "lot-unknown")]
    [InlineData("2", "route-not-allowed")]
    public async Task It_is_opened_on_a_lot_that_allows_further_competition(string lot, string code) =>
        Assert.Equal("/lotNumber", (await World.Buyer.Api.PostAsync("/api/v1/collective-procurements", Opened(lot, "So", 100, 50))).Refused(code).Pointer);

    private static object Value(long pence) => new { estimatedValue = World.Pounds(pence) };

    private object Opened(string lot, string title, long whole, long own) =>
        new { frameworkId = World.Framework.Id, lotNumber = lot, title, expectedValue = World.Pounds(whole), ownValue = World.Pounds(own) };

    private async Task<string> OpenAsync() =>
        $"/api/v1/collective-procurements/{(await World.Buyer.Api.PostAsync("/api/v1/collective-procurements", Opened("1", "Support for the region", 300_000, 100_000))).Good().Id}";
}

[Collection(Profiles.Embedded)]
public sealed class CollectivesOnEmbedded(EmbeddedWorld shared) : CollectiveTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class CollectivesOnProduction(ProductionWorld shared) : CollectiveTests(shared);
