using System.Net;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Life;

/// <summary>A draft is published for comment by two people, commented on and answered, and withdrawn while nothing is tendered.</summary>
public abstract class ScopeTests(SharedWorld shared) : InWorld(shared)
{
    private static readonly object Why = new { reason = "It is time." };

    private Api First => World.Authority.Api;

    [Fact]
    public async Task Comments_are_the_authoritys_to_read_and_everybodys_once_answered()
    {
        var scope = await World.ScopeAsync(await DraftAsync());
        var (path, supplier, other) = ($"/api/v1/draft-scopes/{scope}", World.Suppliers[0].Api, World.Suppliers[1].Api);
        Assert.StartsWith("format: 1", (await other.GetAsync(path)).Good()["text"], StringComparison.Ordinal);
        var comment = (await supplier.PostAsync(path + "/comments", new { text = "Split this lot.", pointer = "/lots/0" })).Good();

        Assert.Empty((await other.GetAsync(path + "/comments")).Good().Json.AsArray());
        Assert.Single((await supplier.GetAsync(path + "/comments")).Good().Json.AsArray());
        Assert.Equal(World.Suppliers[0].Id, (await First.GetAsync(path + "/comments")).Good().Json[0]!["organisation"]!.ToString());

        (await First.PostAsync($"/api/v1/scope-comments/{comment.Id}/answer", new { reply = "We shall." })).Good();
        (await First.PostAsync($"/api/v1/scope-comments/{comment.Id}/answer", new { reply = "Or not." })).Refused("comment-answered");
        var read = Assert.Single((await other.GetAsync(path + "/comments")).Good().Json.AsArray())!;
        Assert.Equal(("Split this lot.", "We shall.", null), (read["text"]!.ToString(), read["reply"]!.ToString(), read["organisation"]?.ToString()));
    }

    [Theory]
    [InlineData("Good.", "/lots/7", "part-unknown")]
    [InlineData("Good.", "lots", "part-unknown")]
    [InlineData(" ", null, "text-missing")]
    public async Task A_comment_is_a_text_on_a_part_that_is_there(string text, string? pointer, string code) =>
        (await World.Buyer.Api.PostAsync($"/api/v1/draft-scopes/{await World.ScopeAsync(await DraftAsync())}/comments", new { text, pointer })).Refused(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Comments_are_taken_between_their_days_alone()
    {
        var path = $"/api/v1/draft-scopes/{await World.ScopeAsync(await DraftAsync())}/comments";
        (await World.Buyer.Api.PostAsync(path, new { text = "In time." })).Good();
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(32));
        (await World.Buyer.Api.PostAsync(path, new { text = "Too late." })).Refused("comments-closed");
    }

    [Fact]
    public async Task A_scope_is_withdrawn_by_two_people_and_its_text_is_gone()
    {
        var draft = await DraftAsync();
        var (scope, second) = (await World.ScopeAsync(draft), await World.SecondAsync(World.Authority));
        (await First.ActAsync($"/api/v1/framework-drafts/{draft}", "scope", new { reason = "Again.", commentsFrom = World.Day(0), commentsUntil = World.Day(3) })).Refused("scope-published");
        var path = $"/api/v1/draft-scopes/{scope}";
        var proposed = (await First.ActAsync(path, "withdrawal", new { reason = "The budget is cut." })).Good();
        Assert.NotEqual("", (await World.Buyer.Api.GetAsync(path)).Good()["text"]);
        (await second.PostAsync($"/api/v1/framework-proposals/{proposed.Id}/confirmation", null, proposed.Tag)).Good();

        var read = (await World.Buyer.Api.GetAsync(path)).Good();
        Assert.Equal(("", "The budget is cut."), (read["text"], read["withdrawnBecause"]));
        (await World.Buyer.Api.PostAsync(path + "/comments", new { text = "Why?" })).Refused("scope-withdrawn");
        (await First.ActAsync(path, "withdrawal", Why)).Refused("scope-withdrawn");
    }

    [Fact]
    public async Task Once_it_is_tendered_on_a_scope_is_not_withdrawn()
    {
        var text = World.Text();
        var draft = await DraftAsync(text);
        var (scope, second) = (await World.ScopeAsync(draft), await World.SecondAsync(World.Authority));
        var published = (await second.ConfirmAsync((await First.ActAsync($"/api/v1/framework-drafts/{draft}", "proposal", Why)).Good())).Good();
        await World.Host.RestAsync();
        var waiting = (await First.ActAsync($"/api/v1/draft-scopes/{scope}", "withdrawal", Why)).Good();
        (await World.AdvanceAsync(new Framework(published.Id, text.Reference), "tendering")).Good();

        (await First.ActAsync($"/api/v1/draft-scopes/{scope}", "withdrawal", Why)).Refused("tender-begun");
        (await second.PostAsync($"/api/v1/framework-proposals/{waiting.Id}/confirmation", null, waiting.Tag)).Refused("proposal-stale");
    }

    [Theory]
    [InlineData(-3, -1, "comments-over")]
    [InlineData(3, 1, "comments-order")]
    [InlineData(0, 400, "comments-order")]
    public async Task The_days_for_comments_are_in_order(int from, int until, string code) => (await First.ActAsync(
        $"/api/v1/framework-drafts/{await DraftAsync()}", "scope", new { reason = "R", commentsFrom = World.Day(from), commentsUntil = World.Day(until) })).Refused(code);

    private async Task<string> DraftAsync(FrameworkText? text = null) =>
        (await First.PostAsync("/api/v1/framework-drafts", new { title = $"Scope {World.Unique()}", text = (text ?? World.Text()).ToString() })).Good().Id;
}

[Collection(Profiles.Embedded)]
public sealed class ScopesOnEmbedded(EmbeddedWorld shared) : ScopeTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class ScopesOnProduction(ProductionWorld shared) : ScopeTests(shared);
