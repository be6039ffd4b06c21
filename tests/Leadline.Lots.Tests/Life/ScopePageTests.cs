using System.Net;
using Leadline.Host.Tests.People;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Life;

/// <summary>A draft scope on the pages: proposed, confirmed, commented on by a supplier, answered, and read by anybody.</summary>
[Collection(Profiles.Embedded)]
public sealed class ScopePageTests(EmbeddedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_comment_is_sent_by_a_supplier_answered_by_the_authority_and_read_by_anybody()
    {
        var draft = (await World.Authority.Api.PostAsync("/api/v1/framework-drafts", new { title = $"Scope {World.Unique()}", text = World.Text().ToString() })).Good().Id;
        using var manager = await SignedInAsync(World.Authority, "category-manager");
        using var second = await SignedInAsync(World.Authority, "category-manager");
        using var supplier = await SignedInAsync(World.Suppliers[0], "bid-manager");
        using var anybody = new Browser(World);

        var scope = await PublishAsync(manager, second, draft);
        Assert.DoesNotContain("Send a comment", (await anybody.OpenAsync(scope)).Text, StringComparison.Ordinal);
        Assert.Contains("Enter your comment", (await supplier.SubmitAsync(scope + "?handler=Comment", ("Comment.Pointer", "/lots/0"))).Text, StringComparison.Ordinal);
        var wrong = await supplier.SubmitAsync(scope + "?handler=Comment", ("Comment.Text", "Split it."), ("Comment.Pointer", "/lots/9"));
        Assert.Contains("The draft scope has no such part.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Split it.", wrong.Text, StringComparison.Ordinal); // nothing typed is lost
        Assert.Equal(HttpStatusCode.Redirect, (await supplier.SubmitAsync(scope + "?handler=Comment", ("Comment.Text", "Split it."), ("Comment.Pointer", "/lots/0"))).Status);

        var comment = (await World.Authority.Api.GetAsync($"/api/v1{scope}/comments")).Good().Json[0]!["id"]!;
        Assert.Contains($"{scope}/comments/{comment}", (await manager.OpenAsync(scope)).Body, StringComparison.Ordinal);
        Assert.Contains("Enter an answer", (await manager.SubmitAsync($"{scope}/comments/{comment}", ("Reply", ""))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.SubmitAsync($"{scope}/comments/{comment}", ("Reply", "So we shall."))).Status);
        var read = (await anybody.OpenAsync(scope)).Text;
        Assert.Contains("Split it.", read, StringComparison.Ordinal);
        Assert.Contains("So we shall.", read, StringComparison.Ordinal);
    }

    private async Task<string> PublishAsync(Browser manager, Browser second, string draft)
    {
        var path = $"/frameworks/drafts/{draft}/scope";
        Assert.Contains("Enter a day", (await manager.SubmitAsync(path, ("Propose.Reason", "Soon."))).Text, StringComparison.Ordinal);
        var (from, until) = (DateOnly.Parse(World.Day(0)), DateOnly.Parse(World.Day(30)));
        var proposed = await manager.SubmitAsync(path, ("Propose.Reason", "Soon."), ("Propose.Tag", "\"1\""),
            ("Propose.CommentsFrom.Day", $"{from.Day}"), ("Propose.CommentsFrom.Month", $"{from.Month}"), ("Propose.CommentsFrom.Year", $"{from.Year}"),
            ("Propose.CommentsUntil.Day", $"{until.Day}"), ("Propose.CommentsUntil.Month", $"{until.Month}"), ("Propose.CommentsUntil.Year", $"{until.Year}"));
        Assert.Equal(HttpStatusCode.Redirect, (await second.SubmitAsync(proposed.Location! + "?handler=Confirm", ("Tag", "\"1\""))).Status);
        var id = (await World.Authority.Api.GetAsync($"/api/v1/framework-proposals/{proposed.Location!.Split('/')[^1]}")).Good().Json["proposal"]!["scopeId"]!;
        return $"/draft-scopes/{id}";
    }

    private async Task<Browser> SignedInAsync(Member member, string role)
    {
        var person = await World.PersonAsync(member, role);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(1)); // the next sign-in needs another code
        var browser = new Browser(World);
        await browser.SignInAsync(person);
        return browser;
    }
}
