using System.Net;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests;

public abstract class DecideTenderTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_place_is_granted_for_the_lines_found_good_and_later_lines_join_it()
    {
        var framework = await OpenAsync();
        var tender = (await World.TenderAsync(framework, World.Outsider)).Good();
        (await World.DecideAsync(tender.Id, "IT")).Good();
        var first = await PlacesAsync(framework);
        (await World.AccreditAsync(framework, World.Outsider, "BI")).Good();
        var second = await PlacesAsync(framework);

        Assert.Equal(["IT"], first.Single().Lines);
        Assert.Equal(["BI", "IT"], second.Single().Lines.Order(StringComparer.Ordinal));
        Assert.Equal(first.Single().Id, second.Single().Id);
    }

    [Fact]
    public async Task A_tender_found_wanting_on_every_line_grants_no_place()
    {
        var framework = await OpenAsync();
        var decided = (await World.DecideAsync((await World.TenderAsync(framework, World.Outsider)).Good().Id)).Good();

        Assert.Equal("decided", decided["state"]);
        Assert.Empty(await PlacesAsync(framework));
    }

    [Fact]
    public async Task No_more_places_are_granted_than_the_lot_has()
    {
        var framework = await OpenAsync(places: 1);
        (await World.AccreditAsync(framework, World.Suppliers[0], "IT")).Good();
        var late = (await World.TenderAsync(framework, World.Suppliers[1])).Good();
        (await World.DecideAsync(late.Id, "IT")).Refused("places-taken");
        (await World.AccreditAsync(framework, World.Suppliers[0], "BI")).Good(); // the same place, one line more

        Assert.Equal("submitted", (await World.Authority.Api.GetAsync($"/api/v1/tenders/{late.Id}"))["state"]);
        Assert.Single(await PlacesAsync(framework));
    }

    [Fact]
    public async Task The_last_place_decided_on_by_two_at_once_is_granted_once()
    {
        var framework = await OpenAsync(places: 1);
        var tenders = new List<Answer>();
        foreach (var supplier in World.Suppliers)
            tenders.Add((await World.TenderAsync(framework, supplier)).Good());
        var answers = await Task.WhenAll(tenders.Select(t => World.DecideAsync(t.Id, "IT")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(await PlacesAsync(framework));
    }

    [Fact]
    public async Task A_supplier_of_a_tier_that_offers_every_line_is_accredited_for_all_or_none()
    {
        var framework = await World.PublishAsync(World.Text() with
        {
            Lot = "    tier: { code: lead, title: Lead providers, offers-all-lines: yes }",
        });
        (await World.AdvanceAsync(framework, "tendering")).Good();
        var tender = (await World.TenderAsync(framework, World.Outsider, "IT", "BI")).Good();
        (await World.DecideAsync(tender.Id, "IT")).Refused("tier-wants-all-lines");
        (await World.DecideAsync(tender.Id, "IT", "BI")).Good();
        Assert.Equal(["BI", "IT"], (await PlacesAsync(framework)).Single().Lines.Order(StringComparer.Ordinal));

        var other = (await World.TenderAsync(framework, World.Suppliers[0], "IT", "BI")).Good();
        (await World.DecideAsync(other.Id)).Good();
        Assert.Single(await PlacesAsync(framework));
    }

    [Theory]
    [InlineData("IT", "decision-incomplete", "/decisions")]
    [InlineData("IT,BI,HR", "line-not-tendered", "/decisions")]
    public async Task A_decision_covers_the_lines_tendered_for(string lines, string code, string pointer)
    {
        var tender = (await World.TenderAsync(await OpenAsync(), World.Outsider)).Good();
        Assert.Equal(pointer, (await DecideAsync(tender, lines, "Good.")).Refused(code).Pointer);
    }

    [Theory]
    [InlineData("IT,BI", "", "text-missing", "/decisions/0/reason")]
    [InlineData("IT,IT", "Good.", "line-twice", "/decisions/1/serviceLine")]
    public async Task A_decision_gives_its_reason_once_for_each_line(string lines, string reason, string code, string pointer)
    {
        var tender = (await World.TenderAsync(await OpenAsync(), World.Outsider)).Good();
        Assert.Equal(pointer, (await DecideAsync(tender, lines, reason)).Refused(HttpStatusCode.BadRequest, code).Pointer);
    }

    [Fact]
    public async Task A_tender_is_decided_once_on_the_version_that_was_read()
    {
        var tender = (await World.TenderAsync(await OpenAsync(), World.Outsider)).Good();
        (await DecideAsync(tender with { Tag = null }, "IT,BI", "Good.")).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await DecideAsync(tender with { Tag = "\"7\"" }, "IT,BI", "Good.")).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
        var decided = (await DecideAsync(tender, "IT,BI", "Good.")).Good();
        (await DecideAsync(tender, "IT,BI", "Good.")).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
        (await DecideAsync(tender with { Tag = decided.Tag }, "IT,BI", "Good.")).Refused("tender-decided");
    }

    [Fact]
    public async Task Only_the_frameworks_own_authority_decides()
    {
        var otherAuthority = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        var tender = (await World.TenderAsync(await OpenAsync(), World.Outsider)).Good();
        (await DecideAsync(tender, "IT,BI", "Good.", otherAuthority)).Hidden();
        (await DecideAsync(tender, "IT,BI", "Good.", World.Outsider)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    private Task<Answer> DecideAsync(Answer tender, string lines, string reason, Member? by = null) => (by ?? World.Authority).Api.PostAsync(
        $"/api/v1/tenders/{tender.Id}/decision", new { decisions = lines.Split(',').Select(l => new { serviceLine = l, accredited = true, reason }) }, tender.Tag);

    private async Task<Framework> OpenAsync(int? places = null)
    {
        var framework = await World.PublishAsync(World.Text() with { Places = places });
        (await World.AdvanceAsync(framework, "tendering")).Good();
        return framework;
    }

    private async Task<IReadOnlyList<(string Id, List<string> Lines)>> PlacesAsync(Framework framework) =>
        [.. (await World.Buyer.Api.GetAsync($"/api/v1/places?framework={framework.Id}&lot=1")).Good().Json["items"]!.AsArray()
            .Select(p => (p!["id"]!.ToString(), p["serviceLines"]!.AsArray().Select(l => l!["code"]!.ToString()).ToList()))];
}

[Collection(Profiles.Embedded)]
public sealed class DecideTenderTestsEmbedded(EmbeddedWorld world) : DecideTenderTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class DecideTenderTestsProduction(ProductionWorld world) : DecideTenderTests(world);
