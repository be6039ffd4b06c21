using System.Net;
using Leadline.Host.Tests.People;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Successions;

/// <summary>A succession on the pages: proposed, confirmed, accepted by the successor, and read by anybody.</summary>
[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class SuccessionPageTests(EmbeddedWorld shared) : InWorld(shared)
{
    private const string Basis = "Clause 41.2 of the terms.";

    [Fact]
    public async Task It_is_proposed_confirmed_and_accepted_and_everybody_reads_who_runs_it_from_when()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        using var manager = await SignedInAsync(World.Authority);
        using var second = await SignedInAsync(World.Authority);
        using var successor = await SignedInAsync(other);
        using var anybody = new Browser(World);

        var offered = await OfferAsync(manager, second, framework, other);
        Assert.DoesNotContain(other.Reference, (await anybody.OpenAsync($"/frameworks/{framework.Id}")).Text, StringComparison.Ordinal); // an offer is nobody else's business
        Assert.DoesNotContain("Accept it", (await manager.OpenAsync(offered)).Text, StringComparison.Ordinal);
        Assert.Contains(Basis, (await successor.OpenAsync(offered)).Text, StringComparison.Ordinal);
        Assert.Contains("There is no such succession", (await manager.SubmitAsync(offered + "?handler=Accept", ("Tag", "\"1\""))).Text, StringComparison.Ordinal); // the offer is not its own to accept
        Assert.Equal(HttpStatusCode.Redirect, (await successor.SubmitAsync(offered + "?handler=Accept", ("Tag", "\"1\""))).Status);

        var read = (await anybody.OpenAsync($"/frameworks/{framework.Id}")).Text;
        Assert.Contains(other.Reference, read, StringComparison.Ordinal);
        Assert.Contains(Basis, read, StringComparison.Ordinal);
        Assert.Contains($"{other.Reference} runs it from", (await manager.OpenAsync($"/frameworks/{framework.Id}/life")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await successor.OpenAsync($"/frameworks/{framework.Id}/life")).Status);

        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(10));
        using var later = await SignedInAsync(other);
        Assert.Equal(HttpStatusCode.OK, (await later.OpenAsync($"/frameworks/{framework.Id}/life")).Status);
        using var former = await SignedInAsync(World.Authority);
        Assert.Equal(HttpStatusCode.NotFound, (await former.OpenAsync($"/frameworks/{framework.Id}/life")).Status);
    }

    [Fact]
    public async Task An_agreement_that_moves_on_its_very_first_day_is_read_before_it_too()
    {
        var text = World.Text() with { From = World.Day(60), To = World.Day(60 + 365) };
        var (framework, other) = (await World.PublishAsync(text), await World.OtherAuthorityAsync());
        var offered = await World.OfferAsync(framework, other, days: 60);
        (await (await World.SecondAsync(other)).PostAsync(offered.PathOf() + "/acceptance", null, offered.Tag)).Good();

        using var anybody = new Browser(World);
        var read = await anybody.OpenAsync($"/frameworks/{framework.Id}");
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains(other.Reference, read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_declined_or_taken_back_with_a_reason()
    {
        var other = await World.OtherAuthorityAsync();
        using var manager = await SignedInAsync(World.Authority);
        using var second = await SignedInAsync(World.Authority);
        using var successor = await SignedInAsync(other);
        foreach (var (side, handler, state) in ((Browser, string, string)[])[(successor, "Decline", "Declined"), (manager, "Withdraw", "Taken back")])
        {
            var offered = await OfferAsync(manager, second, await World.PublishAsync(World.Text()), other);
            Assert.Contains("Enter why", (await side.SubmitAsync($"{offered}?handler={handler}", ("Tag", "\"1\""), ("Close.Reason", ""))).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await side.SubmitAsync($"{offered}?handler={handler}", ("Tag", "\"1\""), ("Close.Reason", "The Bill has fallen."))).Status);
            foreach (var reader in (Browser[])[manager, successor])
            {
                var read = (await reader.OpenAsync(offered)).Text;
                Assert.Contains(state, read, StringComparison.Ordinal);
                Assert.Contains("The Bill has fallen.", read, StringComparison.Ordinal);
            }
        }
    }

    private async Task<string> OfferAsync(Browser manager, Browser second, Framework framework, Member successor)
    {
        var path = $"/frameworks/{framework.Id}/succession";
        Assert.Contains(path, (await manager.OpenAsync($"/frameworks/{framework.Id}/life")).Body, StringComparison.Ordinal);
        Assert.Contains("Enter the first day of the other authority", (await manager.SubmitAsync(path, ("Propose.Reason", "Agreed."))).Text, StringComparison.Ordinal);
        var day = DateOnly.Parse(World.Day(10));
        var proposed = await manager.SubmitAsync(path, ("Propose.Successor", successor.Reference), ("Propose.Basis", Basis), ("Propose.Reason", "Agreed."), ("Propose.Tag", "\"1\""),
            ("Propose.FirstDay.Day", $"{day.Day}"), ("Propose.FirstDay.Month", $"{day.Month}"), ("Propose.FirstDay.Year", $"{day.Year}"));
        Assert.Contains(Basis, (await second.OpenAsync(proposed.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await second.SubmitAsync(proposed.Location! + "?handler=Confirm", ("Tag", "\"1\""))).Status);
        var id = (await successor.Api.GetAsync($"/api/v1/framework-successions?framework={framework.Id}")).Good().Json["items"]![0]!["id"];
        Assert.Contains($"/frameworks/successions/{id}", (await second.OpenAsync(proposed.Location!)).Body, StringComparison.Ordinal);
        return $"/frameworks/successions/{id}";
    }

    private async Task<Browser> SignedInAsync(Member member)
    {
        var person = await World.PersonAsync(member, "category-manager");
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(1)); // the next sign-in needs another code
        var browser = new Browser(World);
        await browser.SignInAsync(person);
        return browser;
    }
}
