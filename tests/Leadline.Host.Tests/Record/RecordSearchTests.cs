using System.Net;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Host.Tests.Record;

public abstract class RecordSearchTests(SharedWorld shared) : InWorld(shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_found_by_organisation_act_subject_and_period_together()
    {
        var before = World.Now;
        var competition = await World.SignedAsync();
        var after = World.Now + TimeSpan.FromSeconds(1);
        var theirs = await EntriesAsync($"organisation={World.Buyer.Id}&subject={competition.Id}");
        var within = await EntriesAsync($"subject={competition.Id}&from={Instant(before)}&until={Instant(after)}");
        var early = await EntriesAsync($"subject={competition.Id}&from={Instant(before)}&until={Instant(competition.ClosesAt)}");
        var award = await EntriesAsync($"organisation={World.Buyer.Id}&subject={competition.Id}&act=award-call-off&from={Instant(competition.ClosesAt)}");

        Assert.Contains("invite-bids", Acts(theirs));
        Assert.All(theirs, e => Assert.Equal(World.Buyer.Id, e["organisation"]!.ToString()));
        Assert.Contains("award-call-off", Acts(within));
        Assert.Contains("invite-bids", Acts(early));
        Assert.DoesNotContain("open-bids", Acts(early));
        Assert.Equal("The best answer for the money.", Assert.Single(award)["reason"]!.ToString());
        Assert.Empty(await EntriesAsync($"subject={competition.Id}&until={Instant(before)}"));
        Assert.Empty(await EntriesAsync($"subject={competition.Id}&act=award"));
        Assert.Empty(await EntriesAsync($"subject={competition.Id}&person={Guid.CreateVersion7()}"));
        (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?from={Instant(after)}&until={Instant(after)}")).Refused(HttpStatusCode.BadRequest, "period-empty");
    }

    [Fact]
    public async Task Pages_of_a_search_hold_each_entry_once()
    {
        await World.SignedAsync();
        var whole = await EntriesAsync($"organisation={World.Buyer.Id}");
        var found = new List<string>();
        for (JsonNode? next = Guid.Empty.ToString(); next is not null;)
        {
            var page = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?organisation={World.Buyer.Id}&limit=3&after={next}")).Good().Json;
            found.AddRange(page["items"]!.AsArray().Select(e => e!["id"]!.ToString()));
            next = page["next"];
        }

        Assert.True(whole.Count > 6);
        Assert.Equal(whole.Select(e => e["id"]!.ToString()), found.Take(whole.Count));
    }

    [Fact]
    public async Task An_auditor_finds_the_acts_of_its_own_organisation_and_no_others_whatever_it_asks_for()
    {
        var competition = await World.SignedAsync();
        var auditor = await World.ProgramAsync(World.Authority.Id, "auditor");
        var all = (await auditor.GetAsync("/api/v1/audit/entries?limit=200")).Good().Json["items"]!.AsArray();

        Assert.All(all, e => Assert.Equal(World.Authority.Id, e!["organisation"]!.ToString()));
        Assert.NotEmpty(all);
        foreach (var query in new[] { $"organisation={World.Buyer.Id}", $"subject={competition.Id}" })
            Assert.Empty((await auditor.GetAsync($"/api/v1/audit/entries?{query}")).Good().Json["items"]!.AsArray());
    }

    [Fact]
    public async Task An_auditor_searches_on_a_page_and_opens_an_entry_with_its_place_in_the_chain()
    {
        await World.Host.RestAsync();
        var auditor = await World.ProgramAsync(World.Authority.Id, "auditor");
        var list = await HtmlAsync(auditor, "/record?act=publish-framework&subject=&limit=1");
        var entries = await EntriesAsync($"act=publish-framework&organisation={World.Authority.Id}");
        var entry = entries.Last(e => e["subjectType"]!.ToString() == "framework-agreement"); // the act changes its proposal and its draft too
        var page = await HtmlAsync(auditor, $"/record/{entry["id"]}");

        Assert.Contains($"href=\"/record/{entries[^1]["id"]}\"", list, StringComparison.Ordinal); // the newest first
        Assert.DoesNotContain("name=\"Organisation\"", list, StringComparison.Ordinal);
        Assert.Matches("Seal [0-9]+, place [0-9]+", page);
        Assert.Contains("framework-agreement", page, StringComparison.Ordinal);
        Assert.Contains(">Before</th>", page, StringComparison.Ordinal);
        Assert.Contains("<strong class=\"nhsuk-tag nhsuk-tag--yellow\">Changed</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_anothers_act_is_not_there_for_an_auditor_and_the_record_not_for_others()
    {
        var competition = await World.InviteAsync();
        var auditor = await World.ProgramAsync(World.Authority.Id, "auditor");
        var theirs = (await EntriesAsync($"subject={competition.Id}"))[0];

        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync($"/record/{theirs["id"]}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("/record/past")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await World.Authority.Api.GetAsync("/record")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await World.Host.Anonymous().GetAsync("/record")).Status); // to sign in
    }

    [Theory]
    [InlineData("subject=nonsense", "Subject")]
    [InlineData("from=yesterday", "From")]
    [InlineData("from=2026-01-02&until=2026-01-01", "Until")]
    [InlineData("until=9999-12-31", "Until")]
    public async Task A_search_that_cannot_be_read_says_so_at_its_field(string query, string field)
    {
        var auditor = await World.ProgramAsync(World.Authority.Id, "auditor");
        var html = await HtmlAsync(auditor, $"/record?{query}");

        Assert.Contains($"<a href=\"#{field}\">", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-error\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after=x")]
    [InlineData("limit=many")]
    [InlineData("limit=201")]
    public async Task A_page_of_the_search_asked_for_wrongly_says_so(string query)
    {
        var auditor = await World.ProgramAsync(World.Authority.Id, "auditor");

        Assert.Equal(HttpStatusCode.BadRequest, (await auditor.GetAsync($"/record?{query}")).Status);
    }

    private async Task<string> HtmlAsync(Testing.Api who, string address)
    {
        using var answer = await who.Client.GetAsync(new Uri(address, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private async Task<List<JsonNode>> EntriesAsync(string query) =>
        [.. (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?limit=200&{query}")).Good().Json["items"]!.AsArray().Select(e => e!)];

    private static List<string> Acts(List<JsonNode> entries) => entries.ConvertAll(e => e["act"]!.ToString());

    private static string Instant(DateTimeOffset instant) => Uri.EscapeDataString(instant.ToString("O"));
}

[Collection(Profiles.Embedded)]
public sealed class RecordSearchOnEmbedded(EmbeddedWorld world) : RecordSearchTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class RecordSearchOnProduction(ProductionWorld world) : RecordSearchTests(world);
