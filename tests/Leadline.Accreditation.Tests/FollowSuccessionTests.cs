using Leadline.Accreditation.Places;
using Leadline.Directory.Contracts;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Accreditation.Tests;

/// <summary>A supplier's standing moves to the one that follows it.</summary>
public abstract class FollowSuccessionTests(SharedWorld shared) : InWorld(shared)
{
    private sealed record Held(string Id, string Supplier, string From, string To, string Continues, string Lines);

    [Fact]
    public async Task A_place_goes_on_as_the_successors_and_the_old_one_keeps_its_days()
    {
        var (old, heir, framework) = await AccreditedAsync("IT", "BI");
        await World.SucceedAsync(old, "merger", heir);
        var (before, after) = (await PlaceAsync(framework, old), await PlaceAsync(framework, heir));

        Assert.Equal((World.Day(-1), "", "BI IT"), (before.To, before.Continues, before.Lines));
        Assert.Equal((World.Day(0), "", before.Id, "BI IT"), (after.From, after.To, after.Continues, after.Lines));
    }

    [Fact]
    public async Task A_successor_with_a_place_of_its_own_gains_the_lines()
    {
        var (old, heir, framework) = await AccreditedAsync("BI");
        (await World.AccreditAsync(framework, heir, "IT")).Good();
        await World.SucceedAsync(old, "merger", heir);

        Assert.Equal("BI IT", (await PlaceAsync(framework, heir)).Lines);
    }

    [Fact]
    public async Task A_place_that_ended_leaves_room_on_a_full_lot()
    {
        var (old, heir) = (await World.SupplierAsync(), await World.SupplierAsync());
        await World.Host.RestAsync();
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AccreditAsync(framework, old, "IT")).Good();
        await World.SucceedAsync(old, "renaming", heir);

        Assert.Equal(2, (await PlacesAsync(framework)).Count);
        Assert.Single(await PlacesAsync(framework), p => p.To.Length == 0);
    }

    [Fact]
    public async Task After_a_split_a_person_must_choose()
    {
        var (old, heir, framework) = await AccreditedAsync("IT");
        await World.SucceedAsync(old, "split", heir, await World.SupplierAsync());

        Assert.Equal("", (await PlaceAsync(framework, old)).To);
        Assert.Single(await PlacesAsync(framework));
    }

    [Fact]
    public async Task A_tender_decided_after_the_succession_gives_the_successor_the_place()
    {
        var (old, heir) = (await World.SupplierAsync(), await World.SupplierAsync());
        await World.Host.RestAsync();
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        var tender = (await World.TenderAsync(framework, old, "IT")).Good();
        await World.SucceedAsync(old, "change-of-legal-form", heir);
        (await World.DecideAsync(tender.Id, "IT")).Good();

        Assert.Equal(heir.Id, Assert.Single(await PlacesAsync(framework)).Supplier);
    }

    [Theory]
    [InlineData("merger")]
    [InlineData("split")]
    public async Task Until_a_predecessors_tender_is_decided_its_successors_people_have_an_interest(string kind)
    {
        var (old, between, heir) = (await World.SupplierAsync(), await World.SupplierAsync(), await World.SupplierAsync());
        await World.Host.RestAsync();
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        var tender = (await World.TenderAsync(framework, old, "IT")).Good();
        await World.SucceedAsync(old, "merger", between);
        await World.SucceedAsync(between, kind, kind == "split" ? [heir, await World.SupplierAsync()] : [heir]);
        var rival = (await World.TenderAsync(framework, World.Outsider, "IT")).Good();

        var both = await World.PersonAlsoOfAsync(World.Authority, heir, "category-manager");
        (await both.Api.GetAsync(rival.Location!)).Refused("conflict-of-interest");
        (await World.DecideAsync(tender.Id)).Good(); // for none of its lines
        (await both.Api.GetAsync(rival.Location!)).Good();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Successions_in_any_order_and_twice_come_to_the_same(bool inOrder)
    {
        var (a, b, framework) = await AccreditedAsync("IT");
        var c = await World.SupplierAsync();
        await World.Host.RestAsync();
        OrganisationSucceeded first = Told(a, b, World.Day(-20)), second = Told(b, c, World.Day(-10));
        foreach (var message in inOrder ? new[] { first, second, first } : [second, first, second])
            await TakeAsync(message);
        await World.Host.RestAsync();
        var places = await PlacesAsync(framework);

        Assert.Equal([(a.Id, World.Day(-21)), (b.Id, World.Day(-11)), (c.Id, "")],
            new[] { a, b, c }.Select(m => places.Single(p => p.Supplier == m.Id)).Select(p => (p.Supplier, p.To)));
    }

    private static OrganisationSucceeded Told(Member from, Member to, string on) =>
        new(Guid.CreateVersion7(), SuccessionKind.Merger, DateOnly.Parse(on), Facts(from), [Facts(to)]);

    private static OrganisationFacts Facts(Member m) => new(new OrganisationId(Guid.Parse(m.Id)), OrganisationReference.Parse(m.Reference),
        $"The company {m.Reference}", "company", new DateOnly(2013, 4, 1), null, 1);

    private Task TakeAsync(OrganisationSucceeded message) =>
        World.Host.TakeAsync<AccreditationDbContext, FollowSuccession, OrganisationSucceeded>(message);

    private async Task<(Member Old, Member Heir, Framework Framework)> AccreditedAsync(params string[] lines)
    {
        var (old, heir) = (await World.SupplierAsync(), await World.SupplierAsync());
        await World.Host.RestAsync();
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AccreditAsync(framework, old, lines)).Good();
        return (old, heir, framework);
    }

    private async Task<Held> PlaceAsync(Framework framework, Member supplier) => (await PlacesAsync(framework)).Single(p => p.Supplier == supplier.Id);

    private async Task<IReadOnlyList<Held>> PlacesAsync(Framework framework) =>
        [.. (await World.Buyer.Api.GetAsync($"/api/v1/places?framework={framework.Id}")).Good().Json["items"]!.AsArray().Select(p => new Held(
            p!["id"]!.ToString(), p["supplier"]!.ToString(), p["from"]!.ToString(), p["to"]?.ToString() ?? "", p["continues"]?.ToString() ?? "",
            string.Join(' ', p["serviceLines"]!.AsArray().Select(l => l!["code"]!.ToString()).Order(StringComparer.Ordinal))))];
}

[Collection(Profiles.Embedded)]
public sealed class FollowSuccessionTestsEmbedded(EmbeddedWorld world) : FollowSuccessionTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class FollowSuccessionTestsProduction(ProductionWorld world) : FollowSuccessionTests(world);
