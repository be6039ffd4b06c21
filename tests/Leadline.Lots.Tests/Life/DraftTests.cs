using System.Net;
using System.Text.Json;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Life;

/// <summary>Drafts may be wrong; nothing of them is lost, and a preview says what would come of them.</summary>
public abstract class DraftTests(SharedWorld shared) : InWorld(shared)
{
    // Each stands in a piece of the document that no other touches.
    private static readonly (string Piece, string Instead)[] TenFaults =
    [
        ("format: 1", "format: 2"),
        ("regime: pa-2023-open", "regime: pa-2024"),
        ("  to: 2033-07-31", "  to: 2025-07-31"),
        ("buyers: [icb, trust]", "buyers: [icb, icb]"),
        ("rate-basis-points: 100", "rate-basis-points: -1"),
        ("payment-days: 28", "payment-days: soon"),
        ("weight: 40", "weight: 41"),
        ("compulsory: false", "compulsory: perhaps"),
        ("most-rows: 500", "most-rows: 0"),
        ("route: direct-award", "route: auction"),
    ];

    private Api First => World.Authority.Api;

    [Fact]
    public async Task Ten_faults_are_kept_and_all_shown_at_once_each_with_its_line()
    {
        var text = TenFaults.Aggregate(World.Text().ToString(), (t, f) => t.Replace(f.Piece, f.Instead, StringComparison.Ordinal));
        var draft = (await BeginAsync(text)).Good();
        var path = $"/api/v1/framework-drafts/{draft.Id}";
        var faults = (await First.GetAsync(path + "/preview")).Good().Json["faults"]!.AsArray();

        Assert.Equal(text, draft["text"]);
        var lines = faults.Select(f => f!["line"]!.GetValue<int>()).ToList();
        Assert.Equal(lines.Order(), lines);
        foreach (var (_, instead) in TenFaults.Where(f => !f.Piece.StartsWith("weight", StringComparison.Ordinal)))
            Assert.Contains(text[..text.IndexOf(instead, StringComparison.Ordinal)].Count(c => c == '\n') + 1, lines);
        Assert.True(faults.Count >= TenFaults.Length);
        Assert.Equal(faults.Count, (await First.PostAsync(path + "/proposal", new { reason = "R" }, draft.Tag)).Refused(HttpStatusCode.BadRequest, faults[0]!["code"]!.ToString()).Json["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told_and_the_first_text_stays()
    {
        var draft = (await BeginAsync("one: 1")).Good();
        var path = $"/api/v1/framework-drafts/{draft.Id}";
        (await PutAsync(path, "two: 2", draft.Tag)).Good();
        (await PutAsync(path, "three: 3", draft.Tag)).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
        Assert.Equal("two: 2", (await First.GetAsync(path)).Good()["text"]);
        (await PutAsync(path, "three: 3", null)).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
    }

    [Fact]
    public async Task A_draft_of_the_next_version_begins_with_the_latest_and_its_preview_says_what_changes()
    {
        var (text, second) = (World.Text(), await World.SecondAsync(World.Authority));
        var framework = await World.PublishAsync(text);
        var draft = (await First.PostAsync("/api/v1/framework-drafts", new { title = "Next", frameworkId = framework.Id })).Good();
        var path = $"/api/v1/framework-drafts/{draft.Id}";
        Assert.Equal(text.ToString(), draft["text"]);
        Assert.Equal("version-same", (await First.GetAsync(path + "/preview")).Good().Json["refusal"]!["code"]!.ToString());

        var next = (text with { Charge = 75 }).ToString();
        (await PutAsync(path, next[..next.IndexOf("  - number: 2", StringComparison.Ordinal)], draft.Tag)).Good();
        var preview = (await First.GetAsync(path + "/preview")).Good().Json;
        Assert.Equal("1", preview["comparedWith"]!.ToString());
        Assert.Contains(preview["changes"]!.AsArray(), c => (c!["path"]!.ToString(), c["before"]?.ToString(), c["after"]?.ToString()) == ("/charge/rate-basis-points", "100", "75"));
        Assert.Equal(["lot 2"], preview["touched"]!["dropped"]!.AsArray().Select(d => d!.ToString()));
        Assert.Null(preview["refusal"]);

        Assert.Equal("2", (await second.ConfirmAsync((await First.ActAsync(path, "proposal", new { reason = "Less to charge." })).Good())).Good()["version"]);
        Assert.Equal("published", (await First.GetAsync(path)).Good()["state"]);
        (await PutAsync(path, next, (await First.GetAsync(path)).Tag)).Refused("draft-published");
    }

    [Fact]
    public async Task What_is_live_keeps_its_lots()
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, []);
        var without = text.ToString();
        without = without[..without.IndexOf("  - number: 2", StringComparison.Ordinal)];
        var draft = (await First.PostAsync("/api/v1/framework-drafts", new { title = "Next", frameworkId = framework.Id, text = without })).Good();
        Assert.Equal("lot-in-use", (await First.GetAsync($"/api/v1/framework-drafts/{draft.Id}/preview")).Good().Json["refusal"]!["code"]!.ToString());
        Assert.Contains("lot 2", (await First.PostAsync($"/api/v1/framework-drafts/{draft.Id}/proposal", new { reason = "R" }, draft.Tag)).Refused("lot-in-use")["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_its_authoritys_own()
    {
        var draft = (await BeginAsync("a: 1")).Good();
        var path = $"/api/v1/framework-drafts/{draft.Id}";
        var other = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        await World.Host.RestAsync();
        (await other.Api.GetAsync(path)).Hidden();
        (await other.Api.GetAsync(path + "/preview")).Hidden();
        (await other.Api.PostAsync(path + "/discarding", null, draft.Tag)).Hidden();
        (await other.Api.PostAsync("/api/v1/framework-drafts", new { title = "T", frameworkId = World.Framework.Id })).Hidden();
        Assert.Empty((await other.Api.GetAsync("/api/v1/framework-drafts")).Good().Json["items"]!.AsArray());
        Assert.Contains((await First.GetAsync("/api/v1/framework-drafts")).Good().Json["items"]!.AsArray(), d => d!["id"]!.ToString() == draft.Id);
    }

    [Fact]
    public async Task What_is_discarded_is_not_proposed()
    {
        var draft = (await BeginAsync(World.Text().ToString())).Good();
        var path = $"/api/v1/framework-drafts/{draft.Id}";
        var gone = (await First.PostAsync(path + "/discarding", null, draft.Tag)).Good();
        (await First.PostAsync(path + "/proposal", new { reason = "R" }, gone.Tag)).Refused("draft-discarded");
    }

    [Theory]
    [InlineData("T", "\u0000", "text-unprintable")]
    [InlineData("", "a: 1", "text-missing")]
    public async Task What_is_no_text_is_not_kept(string title, string text, string code) =>
        (await First.PostAsync("/api/v1/framework-drafts", new { title, text })).Refused(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task What_is_larger_than_a_document_may_be_is_not_kept() =>
        (await BeginAsync(new string('é', 700_000))).Refused(HttpStatusCode.BadRequest, "document-too-large");

    private Task<Answer> BeginAsync(string text) => First.PostAsync("/api/v1/framework-drafts", new { title = "A draft", text });

    private Task<Answer> PutAsync(string path, string text, string? tag) =>
        First.SendAsync(HttpMethod.Put, path, Api.Text(JsonSerializer.Serialize(new { title = "A draft", text }), "application/json"), tag);
}

[Collection(Profiles.Embedded)]
public sealed class DraftsOnEmbedded(EmbeddedWorld shared) : DraftTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class DraftsOnProduction(ProductionWorld shared) : DraftTests(shared);
