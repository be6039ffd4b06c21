using Leadline.Testing;

namespace Leadline.CallOff.Tests;

/// <summary>A framework agreement moves to another authority: what is bought under it goes on, and is the successor's to see.</summary>
public abstract class FrameworkSuccessionTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Competitions_are_the_successors_to_see_from_its_day_on_and_the_predecessors_no_longer()
    {
        var (framework, other) = (await World.LiveAsync(World.Text(), World.Suppliers), await World.OtherAuthorityAsync());
        var competition = await World.InviteAsync(World.Need(framework));
        await SeenByAsync(World.Authority, competition, not: other);
        await World.MoveAsync(framework, other);
        await SeenByAsync(other, competition, not: World.Authority);

        // What began under the predecessor goes on as it is.
        (await competition.BidAsync(World.Suppliers[0], 12_000_000)).Good();
    }

    [Fact]
    public async Task The_predecessors_rate_card_goes_on_until_the_successor_has_its_own()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var (predecessors, other) = (await awards.PublishRateCardAsync(), await World.OtherAuthorityAsync());
        var before = await awards.AnsweredAsync();
        await World.MoveAsync(awards.Framework, other);

        Assert.Equal(predecessors, await CardAsync(await awards.QuotedAsync()));
        (await World.Buyer.Api.ActAsync(before, "quotes")).Good(); // prepared under the version of before
        await World.Host.RestAsync();
        Assert.Equal(predecessors, await CardAsync(before));

        var successors = await awards.PublishRateCardAsync(other);
        Assert.Equal(successors, await CardAsync(await awards.QuotedAsync()));
        (await other.Api.GetAsync(before)).Hidden(); // not awarded yet: the buyer's alone
        (await World.Buyer.Approver.ActAsync(before, "award", new { supplier = awards.Suppliers[0].Id, reason = "The lowest." })).Good();
        await World.Host.RestAsync();
        (await other.Api.GetAsync(before)).Good();
        (await World.Authority.Api.GetAsync(before)).Hidden();

        async Task<string> CardAsync(string path) => (await awards.QuotesAsync(path)).Single(q => q!["supplier"]!.ToString() == awards.Suppliers[1].Id)!["means"]!["plugin"]!.ToString();
    }

    private async Task SeenByAsync(Member who, Competition competition, Member not)
    {
        (await who.Api.GetAsync(competition.Path)).Good();
        (await not.Api.GetAsync(competition.Path)).Hidden();
        Assert.Contains(competition.Id, (await who.Api.GetAsync("/api/v1/further-competitions?limit=200")).Good().Body, StringComparison.Ordinal);
        Assert.DoesNotContain(competition.Id, (await not.Api.GetAsync("/api/v1/further-competitions?limit=200")).Good().Body, StringComparison.Ordinal);
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class FrameworkSuccessionOnEmbedded(EmbeddedWorld shared) : FrameworkSuccessionTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class FrameworkSuccessionOnProduction(ProductionWorld shared) : FrameworkSuccessionTests(shared);
