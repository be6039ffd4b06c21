using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Record;

public abstract class SealingTests(SharedWorld shared) : InWorld(shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_is_sealed_once_and_the_export_is_good()
    {
        await World.SignedAsync();
        await World.Host.RestAsync();
        var kept = await SealsAsync();
        var verdict = await VerifyAsync(await World.Host.Operator.Client.GetByteArrayAsync(new Uri("/api/v1/audit/export", UriKind.Relative), Stop), kept);

        Assert.Null(verdict.Wanting);
        Assert.Equal((kept.Count, await CountAsync(db => db.Audit), 0, 0L), (verdict.Seals, (int)verdict.Entries, await CountAsync(db => db.Unsealed), verdict.Unsealed));
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(n => (long)n), kept.Keys.Order());
    }

    [Fact]
    public async Task A_crash_between_the_seal_and_what_follows_it_seals_nothing_twice()
    {
        await World.InviteAsync();
        await World.Host.RestAsync();
        var before = await SealsAsync();
        await EachAsync(async db =>
        {
            foreach (var id in await db.Audit.Select(e => e.Id).ToListAsync(Stop))
                db.Unsealed.Add(new UnsealedEntry(id)); // as if the sealer had died before it could clear them away
            await db.SaveChangesAsync(Stop);
        });
        await World.Host.RestAsync();

        Assert.Equal(before.Keys.Max(), (await SealsAsync()).Keys.Max());
        Assert.Equal(0, await CountAsync(db => db.Unsealed));
    }

    [Fact]
    public async Task An_entry_that_commits_late_is_sealed_all_the_same()
    {
        await World.Host.RestAsync();
        var late = new AuditEntry(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(50)), World.Now, null, null, "None", "arrive-late", Guid.CreateVersion7(), "");
        await using (var scope = World.Host.App.Services.CreateAsyncScope())
        {
            var db = Modules(scope.ServiceProvider).First();
            db.Audit.Add(late);
            await db.SaveChangesAsync(Stop);
        }

        await World.Host.RestAsync();
        var export = Encoding.UTF8.GetString(await World.Host.Operator.Client.GetByteArrayAsync(new Uri("/api/v1/audit/export", UriKind.Relative), Stop));

        Assert.Contains(late.Id.ToString(), export.Split('\n')[^3..].Aggregate(string.Concat), StringComparison.Ordinal);
        Assert.Null((await VerifyAsync(Encoding.UTF8.GetBytes(export), await SealsAsync())).Wanting);
    }

    [Fact]
    public async Task A_receipt_carries_the_latest_seal_and_the_record_nothing_of_the_bid()
    {
        var competition = await World.InviteAsync();
        await World.Host.RestAsync();
        var receipt = (await competition.BidAsync(World.Suppliers[0], 76_543_210)).Good();
        var entry = (await EntriesAsync($"subject={receipt.Id}")).Single();
        var seal = receipt.Json["latestSeal"]!;

        Assert.Equal((await SealsAsync())[seal["number"]!.GetValue<long>()].Hash, seal["hash"]!.ToString());
        Assert.Equal("submit-bid", entry["act"]!.ToString());
        Assert.Equal("bid", entry["subjectType"]!.ToString());
        Assert.NotNull(entry["requestId"]);
        Assert.Equal("""{"masked":true}""", entry["after"]!["annual_price_pence"]!.ToJsonString());
        Assert.DoesNotContain("76543210", entry.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("We come at once", entry.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_to_a_call_that_changes_something_is_a_receipt()
    {
        await World.Host.RestAsync();
        var seals = await SealsAsync();
        using var added = await SendAsync(HttpMethod.Post, $"/api/v1/organisations/{World.Buyer.Id}/email-domains", new { domain = $"d{World.Unique()}.example.nhs.uk" });
        using var refused = await SendAsync(HttpMethod.Post, $"/api/v1/organisations/{World.Buyer.Id}/email-domains", new { domain = "no domain" });
        using var read = await SendAsync(HttpMethod.Get, $"/api/v1/organisations/{World.Buyer.Id}/email-domains", null);
        var seal = JsonNode.Parse(added.Headers.GetValues("Leadline-Seal").Single())!;

        Assert.Equal((seals.Keys.Max(), seals[seals.Keys.Max()].Hash, seals[seals.Keys.Max()].Root),
            (seal["number"]!.GetValue<long>(), seal["hash"]!.ToString(), seal["root"]!.ToString()));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.StatusCode, read.StatusCode));
        Assert.All([refused, read], answer => Assert.False(answer.Headers.Contains("Leadline-Seal")));

        async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
            return await World.Buyer.Administrator.Client.SendAsync(request, Stop);
        }
    }

    [Fact]
    public async Task A_subject_can_be_read_as_it_stood_at_a_past_moment()
    {
        var competition = await World.InviteAsync();
        var invited = World.Now;
        (await competition.BidAsync(World.Suppliers[0], 100)).Good();
        await competition.CloseAndOpenAsync();
        var path = $"/api/v1/audit/records/{competition.Id}";
        var then = (await World.Host.Operator.GetAsync($"{path}?at={Uri.EscapeDataString(invited.ToString("O"))}")).Good().Json[0]!;
        var now = (await World.Host.Operator.GetAsync(path)).Good().Json[0]!;
        var opening = (await EntriesAsync($"subject={competition.Id}&act=open-bids")).Single();

        Assert.Equal(("further-competition", "Inviting", 3), (then["subjectType"]!.ToString(), then["record"]!["state"]!.ToString(), then["record"]!["invitations"]!.AsArray().Count));
        Assert.Equal("Opened", now["record"]!["state"]!.ToString());
        Assert.Equal(["opened_at", "state", "version"], opening["before"]!.AsObject().Select(p => p.Key));
        Assert.Equal("Inviting", opening["before"]!["state"]!.ToString());
        (await World.Host.Operator.GetAsync($"{path}?at=2001-01-01T00:00:00Z")).Hidden();
    }

    [Fact]
    public async Task An_act_on_a_call_off_stands_under_the_roles_for_that_one()
    {
        var (administrator, person) = (await World.PersonAsync(World.Buyer, "administrator"), await World.PersonAsync(World.Buyer, "approver"));
        var (one, other) = (await World.InviteAsync(), await World.InviteAsync());
        foreach (var (callOff, role) in new[] { (one.Id, "evaluator"), (other.Id, "procurement-lead") })
            (await administrator.Api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people/{person.Id}/roles", new { roles = new[] { role }, reason = "A test.", callOff })).Good();
        (await one.BidAsync(World.Suppliers[0], 100)).Good();
        await one.CloseAndOpenAsync();
        var mark = (await person.Api.PostAsync($"{one.Path}/bids/{(await one.BidsAsync())[0].Id}/marks", new { criterion = "quality", value = 3, reason = "Well argued." })).Good();

        Assert.Equal(["approver", "evaluator"], (await EntriesAsync($"person={person.Id}&act=mark-bid")).Single()["roles"]!.ToString().Split(' ').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_message_brings_about_stands_in_the_record_under_its_consumer()
    {
        var competition = await World.SignedAsync();
        var acts = (await EntriesAsync($"subject={competition.Id}")).Select(e => (e["subjectType"]!.ToString(), e["act"]!.ToString())).ToList();

        Assert.Contains(("contract-account", "billing-open-contract-account-call-off-signed"), acts);
        Assert.Contains(("call-off-contract", "call-off-take-standing-answer-standing-answered"), acts);
        Assert.Contains(("further-competition", "award-call-off"), acts);
    }

    [Fact]
    public async Task The_record_is_the_operators_to_read_and_the_seals_are_everybodys()
    {
        foreach (var path in new[] { "entries", "export", $"records/{Guid.CreateVersion7()}" })
            (await World.Authority.Api.GetAsync($"/api/v1/audit/{path}")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        var auditor = await World.ProgramAsync(World.Authority.Id, "auditor");
        var seen = (await auditor.GetAsync("/api/v1/audit/entries?limit=200")).Good().Json["items"]!.AsArray();
        Assert.NotEmpty(seen);
        Assert.All(seen, e => Assert.Equal(World.Authority.Id, e!["organisation"]!.ToString())); // what its own organisation did
        var key = (await World.Host.Anonymous().GetAsync("/public/v1/seals/key")).Good();

        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", key.Body, StringComparison.Ordinal);
        (await World.Host.Anonymous().GetAsync("/public/v1/seals?limit=0")).Refused(HttpStatusCode.BadRequest, "limit-out-of-range");
        (await World.Host.Operator.GetAsync("/api/v1/audit/entries?limit=201")).Refused(HttpStatusCode.BadRequest, "limit-out-of-range");
    }

    private async Task<Verdict> VerifyAsync(byte[] export, Dictionary<long, Anchor> kept)
    {
        var keys = PublicKeys.ReadAll((await World.Host.Anonymous().GetAsync("/public/v1/seals/key")).Good().Body);
        using var stream = new MemoryStream(export);
        return await new ChainVerifier(keys, kept).CheckAsync(stream, Stop);
    }

    private async Task<Dictionary<long, Anchor>> SealsAsync()
    {
        var seals = new Dictionary<long, Anchor>();
        for (JsonNode? next = 0; next is not null;)
        {
            var page = (await World.Host.Anonymous().GetAsync($"/public/v1/seals?limit=5&after={next}")).Good().Json;
            foreach (var seal in page["items"]!.AsArray())
                seals.Add(seal!["number"]!.GetValue<long>(), new Anchor(seal["number"]!.GetValue<long>(), seal["hash"]!.ToString(), seal["root"]!.ToString()));
            next = page["next"];
        }

        return seals;
    }

    private async Task<List<JsonNode>> EntriesAsync(string query) =>
        [.. (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?limit=200&{query}")).Good().Json["items"]!.AsArray().Select(e => e!)];

    private async Task<int> CountAsync<T>(Func<ModuleDbContext, IQueryable<T>> rows)
    {
        var count = 0;
        await EachAsync(async db => count += await rows(db).CountAsync(Stop));
        return count;
    }

    private async Task EachAsync(Func<ModuleDbContext, Task> work)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        foreach (var db in Modules(scope.ServiceProvider))
            await work(db);
    }

    private static IEnumerable<ModuleDbContext> Modules(IServiceProvider services) =>
        services.GetServices<StoreDescriptor>().Select(s => (ModuleDbContext)services.GetRequiredService(s.ContextType));
}

[Collection(Profiles.Embedded)]
public sealed class SealingOnEmbedded(EmbeddedWorld world) : SealingTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class SealingOnProduction(ProductionWorld world) : SealingTests(world);
