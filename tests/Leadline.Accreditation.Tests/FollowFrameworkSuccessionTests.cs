using Leadline.Accreditation.Copies;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Books = Leadline.Testing.PriceBooks;

namespace Leadline.Accreditation.Tests;

/// <summary>A framework agreement moves to another authority: what was decided stays, and what is to be decided is the successor's.</summary>
public abstract class FollowFrameworkSuccessionTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_price_book_that_waits_is_the_successors_to_decide_and_one_in_force_stays_in_force()
    {
        using var books = await Books.BeginAsync(World);
        var accepted = await books.AcceptedAsync();
        using var others = await Books.BeginAsync(World, books.Framework, books.Supplier, line: "BI");
        var waiting = (await others.PublishAsync(others.Book)).Good().Id;
        var other = await World.OtherAuthorityAsync();
        (await others.DecideAsync(waiting, "acceptance", by: other.Api)).Hidden();
        await World.MoveAsync(books.Framework, other);

        Assert.Equal(("accepted", other.Reference), ((await books.ReadAsync(accepted))["state"], (await books.ReadAsync(accepted))["authority"]));
        (await other.Api.GetAsync($"/api/v1/price-books/{accepted}")).Good();
        (await World.Authority.Api.GetAsync($"/api/v1/price-books/{accepted}")).Hidden();
        (await others.DecideAsync(waiting, "acceptance")).Hidden();
        (await others.DecideAsync(waiting, "acceptance", by: other.Api)).Good();
    }

    [Fact]
    public async Task Tenders_are_the_successors_to_decide()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        var tender = (await World.TenderAsync(framework, World.Suppliers[0])).Good();
        (await other.Api.GetAsync($"/api/v1/tenders/{tender.Id}")).Hidden();
        await World.MoveAsync(framework, other);

        (await World.Authority.Api.GetAsync($"/api/v1/tenders/{tender.Id}")).Hidden();
        var read = (await other.Api.GetAsync($"/api/v1/tenders/{tender.Id}")).Good();
        var decisions = new[] { "IT", "BI" }.Select(l => new { serviceLine = l, accredited = true, reason = "As its statement shows." });
        (await other.Api.PostAsync($"/api/v1/tenders/{tender.Id}/decision", new { decisions }, read.Tag)).Good();
    }

    [Fact]
    public async Task A_plugin_stays_approved_and_the_successor_decides_on_it_and_knows_its_key_as_the_predecessor_did()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        using var supplier = await Publishing.BeginAsync(World);
        var manifest = supplier.Manifest with { Lots = [Lot(framework)] };
        var active = (await supplier.PublishAsync(manifest)).Good().Id;
        (await supplier.DecideAsync(active, "approval")).Good();
        var waiting = (await supplier.PublishAsync(manifest with { Version = "1.1.0" })).Good().Id;
        var key = (await supplier.ReadAsync(active)).Json["key"]!["id"];
        (await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "verified", reason = "Read out over the telephone." })).Good();
        await World.MoveAsync(framework, other);

        var read = (await other.Api.GetAsync($"/api/v1/plugin-versions/{active}")).Good();
        Assert.Equal(("active", "verified", "Read out over the telephone."), (read["state"], read.Json["key"]!["level"]!.ToString(), read.Json["key"]!["reason"]!.ToString()));
        (await World.Authority.Api.GetAsync($"/api/v1/plugin-versions/{active}")).Hidden();
        (await supplier.DecideAsync(waiting, "approval")).Hidden();
        (await supplier.DecideAsync(waiting, "approval", by: other.Api)).Good();
        (await supplier.DecideAsync(waiting, "disabling", by: other.Api)).Good();
        (await supplier.DecideAsync(active, "activation", by: other.Api)).Good();
        Assert.Equal("active", await supplier.StateAsync(active));
    }

    [Fact]
    public async Task A_key_that_the_predecessor_withheld_is_withheld_by_the_successor_too()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        using var supplier = await Publishing.BeginAsync(World);
        var waiting = (await supplier.PublishAsync(supplier.Manifest with { Lots = [Lot(framework)] })).Good().Id;
        var key = (await supplier.ReadAsync(waiting)).Json["key"]!["id"];
        (await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "withheld", reason = "It is doubtful whose it is." })).Good();
        await World.MoveAsync(framework, other);

        (await supplier.DecideAsync(waiting, "approval", by: other.Api)).Refused("key-withheld");
        (await other.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "verified", reason = "We have made sure." })).Good();
        (await supplier.DecideAsync(waiting, "approval", by: other.Api)).Good();
    }

    [Fact]
    public async Task A_plugin_for_several_agreements_passes_with_the_last_that_its_authority_gives_up()
    {
        var (one, two, other) = (await World.PublishAsync(World.Text()), await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        using var supplier = await Publishing.BeginAsync(World);
        var id = (await supplier.PublishAsync(supplier.Manifest with { Lots = [Lot(one), Lot(two)] })).Good().Id;
        await World.MoveAsync(one, other);
        (await other.Api.GetAsync($"/api/v1/plugin-versions/{id}")).Hidden();
        (await World.Authority.Api.GetAsync($"/api/v1/plugin-versions/{id}")).Good();

        await World.MoveAsync(two, other);
        (await other.Api.GetAsync($"/api/v1/plugin-versions/{id}")).Good();
        (await World.Authority.Api.GetAsync($"/api/v1/plugin-versions/{id}")).Hidden();
    }

    [Fact]
    public async Task A_plugin_for_no_lots_in_particular_stays_with_an_authority_that_runs_another_agreement()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        using var authority = await Publishing.BeginAsync(World, supplier: World.Authority);
        var key = (await authority.Api.GetAsync("/api/v1/publisher-keys")).Good().Json["items"]!.AsArray().Last(k => k!["name"]!.ToString() == authority.Key.Public.Identify())!["id"];
        (await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "authority", reason = "Made in our safe." })).Good();
        var id = (await authority.PublishAsync(authority.Package(authority.Manifest with
        {
            Assembly = "lib/Leadline.Samples.Standards.dll", Lots = [],
            ExtensionPoints = [new DeclaredExtension { Name = "evidence-check", Class = "Leadline.Samples.Standards.StatesItsVersion", Input = ["fhir-capability-statement"] }],
        }, "Leadline.Samples.Standards"))).Good().Id;
        await World.MoveAsync(framework, other);
        (await other.Api.GetAsync($"/api/v1/plugin-versions/{id}")).Hidden();
        (await authority.DecideAsync(id, "approval")).Good();
    }

    [Fact]
    public async Task An_earlier_succession_that_is_told_again_or_late_changes_nothing()
    {
        using var books = await Books.BeginAsync(World);
        var waiting = (await books.PublishAsync(books.Book)).Good().Id;
        var (second, third) = (await World.OtherAuthorityAsync(), await World.OtherAuthorityAsync());
        await World.MoveAsync(books.Framework, second);
        await World.MoveAsync(books.Framework, third, by: second);
        Assert.Equal(third.Reference, (await books.ReadAsync(waiting))["authority"]);

        var framework = new FrameworkId(Guid.Parse(books.Framework.Id));
        await using (var scope = World.Host.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccreditationDbContext>();
            var again = new FrameworkSucceeded(framework, 2, OrganisationReference.Parse(World.Nhs), OrganisationReference.Parse(second.Reference), DateOnly.FromDateTime(World.Now.UtcDateTime).AddDays(-10), World.Now);
            var handler = new FollowFrameworkSuccession(db, World.Host.Clock);
            await handler.Handle(again, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<InvalidOperationException>(() => handler.Handle(again with { Version = 99 }, TestContext.Current.CancellationToken)); // whose version is yet to come
        }

        Assert.Equal(third.Reference, (await books.ReadAsync(waiting))["authority"]);
        (await books.DecideAsync(waiting, "acceptance", by: second.Api)).Hidden();
        (await books.DecideAsync(waiting, "acceptance", by: third.Api)).Good();
    }

    [Fact]
    public async Task Trust_goes_all_the_way_though_the_later_succession_is_told_first()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccreditationDbContext>();
        await using var undone = await db.BeginWriteAsync(stop); // never committed: no other test meets this agreement
        var (id, key, today) = (FrameworkId.New(), PublisherKeyId.New(), db.Today);
        OrganisationReference[] authorities = [.. new[] { "first", "second", "third" }.Select(a => OrganisationReference.Parse($"LEADLINE:{a}-{World.Unique()}"))];
        var terms = (await db.FrameworkAsync<FrameworkTerms>(new FrameworkId(Guid.Parse(World.Framework.Id)), today, stop))!.Terms;
        for (var i = 0; i < authorities.Length; i++)
            await db.KeepAsync(id, i + 1, today.AddDays(i - 2), terms with { Authority = authorities[i], Reference = "MOVES" }, bindsAs: 1, stop);
        var trust = new KeyTrust(KeyTrustId.New(), key, authorities[0]);
        Assert.Null(trust.Set(KeyTrustLevel.Verified, authorities[0], "Read out over the telephone.", World.Now).Refusal);
        db.Add(trust);
        db.Record(Caller.Platform, "trust-key", trust.Id.Value, "A test.");
        await db.SaveChangesAsync(stop);

        foreach (var version in new[] { 3, 2 })
        {
            await new FollowFrameworkSuccession(db, World.Host.Clock).Handle(
                new FrameworkSucceeded(id, version, authorities[version - 2], authorities[version - 1], today.AddDays(version - 3), World.Now), stop);
            db.Record(Caller.Platform, "follow-succession", id.Value, "A test.");
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }

        Assert.Equal(3, await db.KeyTrusts.CountAsync(t => t.Key == key && t.Level == KeyTrustLevel.Verified, stop));
    }

    private static DeclaredLot Lot(Framework framework) => new() { Framework = framework.Reference, Lot = "1", ServiceLines = ["IT"] };
}

/// <summary>What a successor takes over of a predecessor's trust in a key.</summary>
public class CarriedTrustTests
{
    [Theory]
    [InlineData("Withheld", "Withheld")]
    [InlineData("Registered", "Registered")]
    [InlineData("Verified", "Verified")]
    [InlineData("Authority", "Verified")] // whose it is, is known; the successor's own it is not
    public void The_level_goes_along_but_a_key_of_the_predecessors_own_is_not_the_successors_own(string before, string after)
    {
        var (was, becomes) = (Enum.Parse<KeyTrustLevel>(before), Enum.Parse<KeyTrustLevel>(after));
        var (predecessor, successor, now) = (OrganisationReference.Parse(World.Nhs), OrganisationReference.Parse("LEADLINE:department"), World.Beginning);
        var trust = new KeyTrust(KeyTrustId.New(), PublisherKeyId.New(), predecessor);
        Assert.Null(trust.Set(was, predecessor, "Made in our safe.", now.AddYears(-1)).Refusal);

        var carried = trust.CarriedTo(successor, now);
        Assert.Equal((trust.Key, successor, becomes, "Made in our safe.", now), (carried.Key, carried.Authority, carried.Level, carried.Reason, carried.ChangedAt));
        Assert.Equal((predecessor, was), (trust.Authority, trust.Level));
    }
}

[Collection(Profiles.Embedded)]
public sealed class FollowFrameworkSuccessionOnEmbedded(EmbeddedWorld shared) : FollowFrameworkSuccessionTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class FollowFrameworkSuccessionOnProduction(ProductionWorld shared) : FollowFrameworkSuccessionTests(shared);
