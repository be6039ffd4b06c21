using System.Net;
using Leadline.Testing;
using Books = Leadline.Testing.PriceBooks;

namespace Leadline.Accreditation.Tests.PriceBooks;

public abstract class DecidePriceBookTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task An_accepted_book_holds_and_the_record_says_who_accepted_it()
    {
        using var supplier = await Books.BeginAsync(World);
        var id = await supplier.AcceptedAsync();
        var read = await supplier.ReadAsync(id);
        Assert.Equal(("accepted", World.Day(0), "As the tender's prices were."), (read["state"], read["inForceFrom"], read["reason"]));

        var acts = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={id}")).Good().Json["items"]!.AsArray();
        Assert.Equal(["accept-price-book", "publish-price-book"], acts.Select(e => e!["act"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.All(acts, e => Assert.Equal("price-book-version", e!["subjectType"]!.ToString()));
    }

    [Fact]
    public async Task A_decision_is_made_once_with_its_reason_and_by_the_authority()
    {
        using var supplier = await Books.BeginAsync(World);
        var id = (await supplier.PublishAsync(supplier.Book)).Good().Id;
        (await supplier.DecideAsync(id, "acceptance", reason: " ")).Refused(HttpStatusCode.BadRequest, "text-missing");
        (await supplier.DecideAsync(id, "acceptance", by: supplier.Api)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        var stranger = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        await World.Host.RestAsync();
        (await supplier.DecideAsync(id, "acceptance", by: stranger.Api)).Hidden();
        (await World.Authority.Api.PostAsync($"/api/v1/price-books/{id}/acceptance", new { reason = "Good." })).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await supplier.DecideAsync(id, "refusal", reason: "Dearer than the tender.")).Good();
        (await supplier.DecideAsync(id, "acceptance")).Refused("price-book-decided");
        Assert.Equal(("refused", "Dearer than the tender.", ""), ((await supplier.ReadAsync(id))["state"], (await supplier.ReadAsync(id))["reason"], (await supplier.ReadAsync(id))["inForceFrom"]));
    }

    [Fact]
    public async Task Of_two_decisions_on_what_was_read_the_second_is_stale()
    {
        using var supplier = await Books.BeginAsync(World);
        var published = (await supplier.PublishAsync(supplier.Book)).Good();
        var tag = (await supplier.ReadAsync(published.Id)).Tag;
        (await World.Authority.Api.PostAsync($"{published.Location}/acceptance", new { reason = "Good." }, tag)).Good();
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await World.Authority.Api.PostAsync($"{published.Location}/refusal", new { reason = "Bad." }, tag)).Status);
    }

    [Fact]
    public async Task A_book_that_waited_beyond_its_day_holds_from_its_acceptance()
    {
        using var supplier = await Books.BeginAsync(World);
        var id = (await supplier.PublishAsync(supplier.Book)).Good().Id;
        await World.Host.MoveToAsync(World.Now.AddDays(3));
        (await supplier.DecideAsync(id, "acceptance")).Good();
        var read = await supplier.ReadAsync(id);
        Assert.Equal((World.Day(-3), World.Day(0)), (read["from"], read["inForceFrom"]));
    }

    [Fact]
    public async Task A_revoked_key_lets_nothing_more_in_and_what_is_in_force_stays()
    {
        using var supplier = await Books.BeginAsync(World);
        using var other = await Books.BeginAsync(World, supplier.Framework, supplier.Supplier, line: "BI");
        var inForce = await supplier.AcceptedAsync();
        var waiting = (await other.PublishAsync(other.Book)).Good().Id;
        var keys = (await supplier.Api.GetAsync("/api/v1/publisher-keys")).Good().Json["items"]!.AsArray();
        foreach (var key in keys)
            (await supplier.Api.PostAsync($"/api/v1/publisher-keys/{key!["id"]}/revocation", new { reason = "A laptop was lost." })).Good();

        Assert.Equal("accepted", (await supplier.ReadAsync(inForce))["state"]);
        (await other.DecideAsync(waiting, "acceptance")).Refused("key-revoked");
        (await other.DecideAsync(waiting, "refusal")).Good();
        Assert.Contains("key-revoked", (await supplier.PublishAsync(supplier.Version(2))).Refused(HttpStatusCode.BadRequest, "price-book-has-faults").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sells_on_the_lot_does_not_decide_on_its_prices()
    {
        using var supplier = await Books.BeginAsync(World);
        var id = (await supplier.PublishAsync(supplier.Book)).Good().Id;
        var both = await World.PersonAsync(World.Authority, "category-manager");
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{supplier.Supplier.Id}/people",
            new { email = both.Email, name = "N", roles = new[] { "bid-manager" }, reason = "A second employer." })).Good();
        (await both.Api.GetAsync($"/api/v1/price-books/{id}")).Hidden(); // nor reads its rivals' prices
        Assert.DoesNotContain(id, (await both.Api.GetAsync("/api/v1/price-books?limit=200")).Good().Body, StringComparison.Ordinal);
        (await supplier.DecideAsync(id, "acceptance", by: both.Api)).Refused("conflict-of-interest");
        (await supplier.DecideAsync(id, "acceptance")).Good();
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class DecidePriceBookTestsEmbedded(EmbeddedWorld world) : DecidePriceBookTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class DecidePriceBookTestsProduction(ProductionWorld world) : DecidePriceBookTests(world);
