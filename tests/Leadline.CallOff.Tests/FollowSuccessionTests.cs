using Leadline.CallOff.Successions;
using Leadline.Directory.Contracts;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.CallOff.Tests;

/// <summary>Contracts and open competitions follow the parties that are followed by others. Each test has parties of its own.</summary>
public abstract class FollowSuccessionTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_contract_has_the_successor_for_a_party_and_keeps_who_it_was()
    {
        var (contract, buyer, supplier) = await SignedAsync();
        var (board, company) = (await World.BoardAsync(), await World.SupplierAsync());
        await World.SucceedAsync(buyer, "merger", board);
        await World.SucceedAsync(supplier, "change-of-legal-form", company);
        var read = (await board.Api.GetAsync(contract)).Good();

        Assert.Equal((board.Id, company.Id), (read["buyer"], read["supplier"]));
        Assert.Equal([("buyer", buyer.Id, World.Day(0)), ("supplier", supplier.Id, World.Day(0))], read.Json["partyChanges"]!.AsArray()
            .Select(c => (c!["party"]!.ToString(), c["from"]!.ToString(), c["on"]!.ToString())));
        (await company.Api.GetAsync(contract)).Good();
        (await buyer.Api.GetAsync(contract)).Hidden();
    }

    [Fact]
    public async Task On_the_pages_a_suppliers_successor_sees_the_contract_and_no_way_to_the_competition()
    {
        var deal = await World.DealAsync();
        var heir = await World.SupplierAsync();
        await World.SucceedAsync(deal.Supplier, "merger", heir);
        var (contract, competition) = ($"/contracts/{deal.Id}", $"/competitions/{deal.Id}");

        Assert.Contains(competition, (await deal.Buyer.Api.GetAsync(contract)).Good().Body, StringComparison.Ordinal);
        Assert.DoesNotContain(competition, (await heir.Api.GetAsync(contract)).Good().Body, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await heir.Api.GetAsync(competition)).Status);
        Assert.DoesNotContain(contract, (await deal.Supplier.Api.GetAsync(competition)).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_competition_goes_on_with_the_buyers_successor()
    {
        var (competition, buyer) = await InvitedAsync();
        var board = await World.BoardAsync();
        await World.SucceedAsync(buyer, "merger", board);

        Assert.Equal(board.Id, (await board.Api.GetAsync(competition)).Good()["buyer"]);
        (await buyer.Api.GetAsync(competition)).Hidden();
    }

    [Fact]
    public async Task After_a_split_of_the_buyer_nothing_moves_until_a_person_chooses()
    {
        var (competition, buyer) = await InvitedAsync();
        await World.SucceedAsync(buyer, "split", await World.BoardAsync(), await World.BoardAsync());

        Assert.Equal(buyer.Id, (await buyer.Api.GetAsync(competition)).Good()["buyer"]);
        Assert.Equal(1, await RecordedAsync("choose-successor", competition));
    }

    [Fact]
    public async Task A_contract_whose_parties_would_be_one_is_left_to_a_person()
    {
        var (contract, buyer, supplier) = await SignedAsync();
        await World.SucceedAsync(supplier, "merger", buyer);

        Assert.Equal(supplier.Id, (await buyer.Api.GetAsync(contract)).Good()["supplier"]);
        Assert.Equal(1, await RecordedAsync("choose-successor", contract));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Successions_in_any_order_and_twice_come_to_the_same(bool inOrder)
    {
        var (contract, a, _) = await SignedAsync();
        var (b, c) = (await World.BoardAsync(), await World.BoardAsync());
        await World.Host.RestAsync();
        OrganisationSucceeded first = Told(a, b, World.Day(0)), second = Told(b, c, World.Day(10));
        foreach (var message in inOrder ? new[] { first, second, first } : [second, first, second])
            await TakeAsync(message);
        var read = (await c.Api.GetAsync(contract)).Good();

        Assert.Equal([(a.Id, b.Id, World.Day(0)), (b.Id, c.Id, World.Day(10))], read.Json["partyChanges"]!.AsArray()
            .Select(p => (p!["from"]!.ToString(), p["to"]!.ToString(), p["on"]!.ToString())));
    }

    [Fact]
    public async Task A_contract_that_ended_before_stays_its_parties()
    {
        var (contract, buyer, _) = await SignedAsync();
        var board = await World.BoardAsync();
        await World.Host.RestAsync();
        await TakeAsync(Told(buyer, board, World.Day(2000)));

        Assert.Equal(buyer.Id, (await buyer.Api.GetAsync(contract)).Good()["buyer"]);
    }

    private static OrganisationSucceeded Told(Member from, Member to, string on) =>
        new(Guid.CreateVersion7(), SuccessionKind.Merger, DateOnly.Parse(on), Facts(from), [Facts(to)]);

    private static OrganisationFacts Facts(Member m) => new(new OrganisationId(Guid.Parse(m.Id)), OrganisationReference.Parse(m.Reference),
        $"The icb {m.Reference}", "icb", new DateOnly(2013, 4, 1), null, 1);

    private Task TakeAsync(OrganisationSucceeded message) =>
        World.Host.TakeAsync<CallOffDbContext, FollowSuccession, OrganisationSucceeded>(message);

    private async Task<int> RecordedAsync(string act, string path)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CallOffDbContext>();
        var table = db.Database.IsSqlite() ? "call_off_audit" : "call_off.audit";
#pragma warning disable EF1002 // the table's name is one of these two
        return await db.Database.SqlQueryRaw<int>($"SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM {table} WHERE act = {{0}} AND subject = {{1}}", act, Guid.Parse(path.Split('/')[^1])).SingleAsync();
#pragma warning restore EF1002
    }

    // The world's buyer and suppliers go on for the other tests: these are new ones.
    private async Task<(string Path, Member Buyer)> InvitedAsync()
    {
        var buyer = await World.BoardAsync();
        await World.Host.RestAsync();
        var made = (await buyer.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good();
        var path = $"/api/v1/further-competitions/{made.Id}";
        (await buyer.Api.ActAsync(path, "invitation")).Good();
        return (path, buyer);
    }

    private async Task<(string Path, Member Buyer, Member Supplier)> SignedAsync()
    {
        var deal = await World.DealAsync();
        return (deal.Path, deal.Buyer, deal.Supplier);
    }
}

[Collection(Profiles.Embedded)]
public sealed class FollowSuccessionTestsEmbedded(EmbeddedWorld world) : FollowSuccessionTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class FollowSuccessionTestsProduction(ProductionWorld world) : FollowSuccessionTests(world);
