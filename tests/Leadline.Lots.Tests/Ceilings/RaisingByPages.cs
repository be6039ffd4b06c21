using System.Net;
using Leadline.Host.Tests.People;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Ceilings;

/// <summary>Raising a ceiling on the pages: what was typed stays, and two people do it.</summary>
public abstract class RaisingByPages(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task One_proposes_and_another_confirms_and_nothing_typed_is_lost()
    {
        var framework = await World.PublishAsync(World.Text() with { More = "value-ceiling: { pence: 10000000, source: The test's own. }" });
        var path = $"/frameworks/{framework.Id}/ceilings";
        using var first = new Browser(World);
        using var second = new Browser(World);
        var people = new[] { await World.PersonAsync(World.Authority, "category-manager"), await World.PersonAsync(World.Authority, "category-manager") };
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(1)); // the next sign-in needs another code
        await first.SignInAsync(people[0], path);
        await second.SignInAsync(people[1], path);

        var wrong = await first.SubmitAsync(path + "?handler=Raise", ("Raise.LotNumber", "-"), ("Raise.Amount", "a lot"), ("Raise.Ground", "below-threshold"), ("Raise.Reason", "Demand grew."));
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        foreach (var words in new[] { "There is a problem", "Enter the amount in pounds", "a lot", "Demand grew." })
            Assert.Contains(words, wrong.Text, StringComparison.Ordinal);
        var over = await first.SubmitAsync(path + "?handler=Raise", ("Raise.LotNumber", "-"), ("Raise.Amount", "£10,000.01"), ("Raise.Ground", "below-threshold"), ("Raise.Reason", "Demand grew."));
        Assert.Contains("at most 10%", over.Text, StringComparison.Ordinal);
        var proposed = await first.SubmitAsync(path + "?handler=Raise", ("Raise.LotNumber", "-"), ("Raise.Amount", "10,000"), ("Raise.Ground", "below-threshold"), ("Raise.Reason", "Demand grew."));
        Assert.Equal((HttpStatusCode.Redirect, path), (proposed.Status, proposed.Location));

        var raise = (await World.Authority.Api.GetAsync($"{framework.Path}/ceilings")).Good().Json["raises"]![0]!["id"]!.ToString();
        var own = await first.SubmitAsync(path + "?handler=Decide", ("Decide.Raise", raise), ("Decide.Act", "confirm"), ("Decide.Reason", "It is so."));
        Assert.Contains("You proposed this raise", own.Text, StringComparison.Ordinal);
        var nothing = await second.SubmitAsync(path + "?handler=Decide", ("Decide.Reason", "It is so."));
        Assert.Contains("Choose whether you confirm or refuse the raise", nothing.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await second.SubmitAsync(path + "?handler=Decide", ("Decide.Raise", raise), ("Decide.Act", "confirm"), ("Decide.Reason", "It is so."))).Status);
        var shown = (await World.Host.Anonymous().GetAsync(path)).Good().Body;
        Assert.Contains("£110,000.00", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Propose to raise", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_raises_on_the_page()
    {
        var framework = await World.PublishAsync(World.Text() with { More = "value-ceiling: { pence: 10000000, source: The test's own. }" });
        using var stranger = new Browser(World);
        await stranger.SignInAsync(await World.PersonAsync(World.Buyer, "approver"));
        var answer = await stranger.SubmitAsync($"/frameworks/{framework.Id}/ceilings?handler=Raise",
            ("Raise.LotNumber", "-"), ("Raise.Amount", "1"), ("Raise.Ground", "below-threshold"), ("Raise.Reason", "Ours."));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty((await World.Authority.Api.GetAsync($"{framework.Path}/ceilings")).Good().Json["raises"]!.AsArray());
    }
}

[Collection(Profiles.Embedded)]
public sealed class RaisingByPagesOnEmbedded(EmbeddedWorld shared) : RaisingByPages(shared);
