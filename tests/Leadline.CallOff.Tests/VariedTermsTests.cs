using Leadline.Testing;

namespace Leadline.CallOff.Tests;

/// <summary>A call-off stands on one version of the framework agreement, and only suppliers that are bound by its terms take it.</summary>
public abstract class VariedTermsTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task New_call_offs_are_for_those_who_accepted_and_what_is_under_way_goes_on()
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, World.Suppliers);
        var (accepts, declines, silent) = (World.Suppliers[0], World.Suppliers[1], World.Suppliers[2]);
        var underWay = await World.InviteAsync(World.Need(framework));
        (await underWay.BidAsync(declines, 12_000_000)).Good();

        (await World.VaryAsync(framework, text with { Charge = 75 })).Good();
        (await World.AnswerVariationAsync(framework, 2, accepts, accept: true)).Good();
        (await World.AnswerVariationAsync(framework, 2, declines, accept: false)).Good();
        var before = await World.InviteAsync(World.Need(framework));
        Assert.Equal(3, (await before.ReadAsync()).Json["invited"]!.AsArray().Count); // the former terms are in force until the day

        await underWay.CloseAndOpenAsync(); // a fortnight on: the new terms are in force
        var after = await World.InviteAsync(World.Need(framework));
        Assert.Equal(2, (await after.ReadAsync()).Json["frameworkVersion"]!.GetValue<int>());
        Assert.Equal([accepts.Id], (await after.ReadAsync()).Json["invited"]!.AsArray().Select(i => i!.ToString()));

        await underWay.MarkAllAsync(3);
        (await underWay.AwardAsync(declines)).Good();
        await World.Host.RestAsync();
        Assert.Equal("awarded", (await underWay.ReadAsync())["state"]);

        (await World.AnswerVariationAsync(framework, 2, silent, accept: true)).Good();
        Assert.Equal(2, (await (await World.InviteAsync(World.Need(framework))).ReadAsync()).Json["invited"]!.AsArray().Count);
    }
}

[Collection(Profiles.Embedded)]
public sealed class VariedTermsOnEmbedded(EmbeddedWorld shared) : VariedTermsTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class VariedTermsOnProduction(ProductionWorld shared) : VariedTermsTests(shared);
