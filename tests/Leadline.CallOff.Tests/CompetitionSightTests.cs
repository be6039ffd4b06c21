using System.Net;
using Leadline.Testing;

namespace Leadline.CallOff.Tests;

/// <summary>What is seen of a competition by somebody who acts for its buyer or for the authority, and belongs to an organisation that sells or wants to.</summary>
public abstract class CompetitionSightTests(SharedWorld shared) : InWorld(shared)
{
    [Theory]
    [InlineData("buyer")]
    [InlineData("authority")]
    public async Task Whose_own_organisation_is_invited_sees_exactly_what_a_bidder_sees(string side)
    {
        var person = side == "buyer"
            ? await World.PersonAlsoOfAsync(World.Buyer, World.Suppliers[0], "procurement-lead")
            : await World.PersonAlsoOfAsync(World.Authority, World.Suppliers[0], "category-manager");
        var competition = await World.PrepareAsync();
        await SeesNothingAsync(person, competition);

        (await competition.ActAsync("invitation")).Good();
        await SeesAsTheBidderAsync(person, competition);
        (await competition.BidAsync(World.Suppliers[1], 10_000)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        (await competition.AwardAsync(World.Suppliers[1])).Good(); // pending, until it is confirmed
        await SeesAsTheBidderAsync(person, competition);
        await World.Host.RestAsync();
        await SeesAsTheBidderAsync(person, competition);
    }

    [Fact]
    public async Task Whose_own_organisation_seeks_a_place_sees_none_as_long_as_it_does()
    {
        var seeker = await World.SupplierAsync();
        var competition = await World.InviteAsync();
        var tender = (await World.TenderAsync(World.Framework, seeker)).Good();
        var person = await World.PersonAlsoOfAsync(World.Buyer, seeker, "procurement-lead");
        await World.Host.RestAsync();
        await SeesNothingAsync(person, competition);

        (await World.DecideAsync(tender.Id)).Good(); // for none of its lines
        Assert.Equal(3, (await person.Api.GetAsync(competition.Path)).Good().Json["invited"]!.AsArray().Count);
    }

    private async Task SeesNothingAsync(Person person, Competition competition)
    {
        (await person.Api.GetAsync(competition.Path)).Hidden();
        Assert.DoesNotContain(competition.Id, (await person.Api.GetAsync("/api/v1/further-competitions?limit=200")).Good().Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Api.GetAsync($"/competitions/{competition.Id}")).Status);
        Assert.DoesNotContain(competition.Id, (await person.Api.GetAsync("/competitions?limit=200")).Good().Body, StringComparison.Ordinal);
    }

    // An award that waits may be confirmed between two readings, so what is read lies between two of the bidder's.
    private async Task SeesAsTheBidderAsync(Person person, Competition competition)
    {
        var before = (await World.Suppliers[0].Api.GetAsync(competition.Path)).Good().Body;
        var seen = (await person.Api.GetAsync(competition.Path)).Good();
        var list = (await person.Api.GetAsync("/api/v1/further-competitions?limit=200")).Good().Body;
        string[] bidders = [before, (await World.Suppliers[0].Api.GetAsync(competition.Path)).Good().Body];
        Assert.Contains(seen.Body, bidders);
        Assert.Null(seen.Tag);
        Assert.Contains(bidders, b => list.Contains(b, StringComparison.Ordinal));
        var page = (await person.Api.GetAsync($"/competitions/{competition.Id}")).Good().Body;
        Assert.DoesNotContain("Suppliers invited", page, StringComparison.Ordinal);
    }
}

[Collection(Profiles.Embedded)]
public sealed class CompetitionSightOnEmbedded(EmbeddedWorld shared) : CompetitionSightTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class CompetitionSightOnProduction(ProductionWorld shared) : CompetitionSightTests(shared);
