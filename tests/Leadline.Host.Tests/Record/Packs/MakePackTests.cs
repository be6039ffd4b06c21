using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Host.Tests.Record.Packs;

public abstract class MakePackTests(SharedWorld shared) : InWorld(shared)
{
    private const long Winning = 12_345_678;
    private const long Losing = 87_654_321;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pack_for_freedom_of_information_holds_nothing_of_a_bid_and_nobody()
    {
        var (competition, subjects) = await AwardedAsync();
        var entries = await EntriesOfAsync(subjects);
        var pack = await PackAsync(World.Host.Operator, new { kind = "foi", request = "FOI 2025/17", subjects });

        Assert.Equal(entries.Count, pack.Entries.Count);
        foreach (var hidden in new[] { $"{Winning}", $"{Losing}", "123,456.78", "876,543.21", "We come at once", "The best answer for the money", "masked", World.Suppliers[1].Id })
            Assert.DoesNotContain(hidden, pack.Text, StringComparison.OrdinalIgnoreCase);
        foreach (var actor in entries.SelectMany(e => new[] { e["credential"]?.ToString(), e["person"]?.ToString() }).OfType<string>())
            Assert.DoesNotContain(actor, pack.Text, StringComparison.Ordinal);
        var bid = pack.Entries.First(e => e["subjectType"]!.ToString() == "bid");
        Assert.Equal("""{"withheld":"FOIA 2000 s.43(2)"}""", bid["after"]!["annual_price_pence"]!.ToJsonString());
        Assert.Equal("""{"withheld":"FOIA 2000 s.40(2)"}""", bid["credential"]!.ToJsonString());
        Assert.Equal(competition.Id, bid["after"]!["call_off_id"]!.ToString());
        Assert.Equal(13, pack.Index["rules"]!["version"]!.GetValue<int>());
        Assert.Equal(CountOf(pack.Lines, "FOIA 2000 s.43(2)"), pack.Index["withheld"]!.AsArray().Single(w => w!["ground"]!.ToString() == "FOIA 2000 s.43(2)")!["values"]!.GetValue<int>());
        Assert.Contains("FOI 2025/17", pack.Note, StringComparison.Ordinal);
        Assert.Contains("FOIA 2000 s.43(2), commercial interests", pack.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_and_their_reasons_are_withheld_until_the_award()
    {
        var competition = await World.InviteAsync();
        (await competition.BidAsync(World.Suppliers[0], Winning)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        var marks = (await AuditAsync("act=mark-bid")).Where(e => e["after"]!["call_off_id"]!.ToString() == competition.Id).Select(e => e["subject"]!.ToString()).ToList();
        var before = await PackAsync(World.Host.Operator, new { kind = "foi", request = "FOI 1", subjects = marks });
        (await competition.AwardAsync(World.Suppliers[0])).Good();
        await World.Host.RestAsync();
        var after = await PackAsync(World.Host.Operator, new { kind = "foi", request = "FOI 2", subjects = marks });

        Assert.NotEmpty(before.Entries);
        Assert.DoesNotContain("As the answer deserves", before.Text, StringComparison.Ordinal);
        Assert.All(before.Entries, e => Assert.Equal("""{"withheld":"FOIA 2000 s.43(2)"}""", e["after"]!["value"]!.ToJsonString()));
        Assert.All(after.Entries, e => Assert.Equal("As the answer deserves.", e["reason"]!.ToString()));
        Assert.All(after.Entries, e => Assert.Equal("3", e["after"]!["value"]!.ToString()));
    }

    [Fact]
    public async Task An_award_that_was_asked_for_and_fell_back_opens_nothing()
    {
        var supplier = await World.SupplierAsync();
        await World.Host.RestAsync();
        var framework = await World.LiveAsync(World.Text(), [supplier]);
        var competition = await World.InviteAsync(World.Need(framework));
        (await competition.BidAsync(supplier, Winning)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        await World.SucceedAsync(supplier, "merger", await World.SupplierAsync());
        (await competition.AwardAsync(supplier)).Good();
        await World.Host.RestAsync();
        Assert.Equal("opened", (await competition.ReadAsync())["state"]);
        var marks = (await AuditAsync("act=mark-bid")).Where(e => e["after"]!["call_off_id"]!.ToString() == competition.Id).Select(e => e["subject"]!.ToString()).ToList();
        var pack = await PackAsync(World.Host.Operator, new { kind = "foi", request = "FOI 8", subjects = marks.Append(competition.Id) });

        Assert.NotEmpty(marks);
        Assert.Contains(pack.Entries, e => e["act"]!.ToString() == "award-call-off");
        Assert.DoesNotContain("As the answer deserves", pack.Text, StringComparison.Ordinal);
        Assert.All(pack.Entries.Where(e => e["subjectType"]!.ToString() == "mark"), e => Assert.Equal("""{"withheld":"FOIA 2000 s.43(2)"}""", e["after"]!["value"]!.ToJsonString()));
        foreach (var column in new[] { "awarded_to_id", "standing_refusal" })
            Assert.All(pack.Entries.Select(e => e["after"]?[column]).OfType<JsonNode>(), v => Assert.Equal("""{"withheld":"FOIA 2000 s.43(2)"}""", v.ToJsonString()));
    }

    [Fact]
    public async Task A_pack_of_a_framework_agreement_holds_its_drafts_their_scopes_and_comments_and_not_who_commented()
    {
        var first = World.Authority.Api;
        var draft = (await first.PostAsync("/api/v1/framework-drafts", new { title = $"Scope {World.Unique()}", text = World.Text().ToString() })).Good().Id;
        var scope = await World.ScopeAsync(draft);
        var comment = (await World.Suppliers[0].Api.PostAsync($"/api/v1/draft-scopes/{scope}/comments", new { text = "Split this lot." })).Good().Id;
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(31));
        var proposed = (await first.ActAsync($"/api/v1/framework-drafts/{draft}", "proposal", new { reason = "A test." })).Good();
        var published = (await (await World.SecondAsync(World.Authority)).PostAsync($"/api/v1/framework-proposals/{proposed.Id}/confirmation", null, proposed.Tag)).Good()["frameworkId"];
        var pack = await PackAsync(World.Host.Operator, new { kind = "foi", request = "FOI 9", frameworkId = published });

        Assert.Subset(pack.Entries.Select(e => e["subject"]!.ToString()).ToHashSet(), new HashSet<string> { published, draft, scope, comment });
        Assert.All(pack.Entries.Where(e => e["subjectType"]!.ToString() == "scope-comment"), e => Assert.Equal("""{"withheld":"FOIA 2000 s.43(2)"}""", e["organisation"]!.ToJsonString()));
        Assert.DoesNotContain(World.Suppliers[0].Id, string.Concat(pack.Entries.Where(e => e["subject"]!.ToString() == comment)), StringComparison.Ordinal);
        Assert.Contains("What was done to organisations", pack.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disclosure_withholds_less_and_what_is_sealed_all_the_same()
    {
        var (_, subjects) = await AwardedAsync();
        var pack = await PackAsync(World.Host.Operator, new { kind = "disclosure", request = "Claim HT-2025-1", subjects });

        Assert.Contains("The best answer for the money.", pack.Text, StringComparison.Ordinal);
        Assert.Contains(World.Suppliers[1].Id, pack.Text, StringComparison.Ordinal);
        Assert.Contains(pack.Entries, e => e["credential"] is JsonValue);
        Assert.Contains("""{"withheld":"CPR r.31.19(3), sealed"}""", pack.Lines, StringComparison.Ordinal);
        Assert.DoesNotContain("FOIA", pack.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("no rule allows it", pack.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("We come at once", pack.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_entry_of_a_pack_is_found_in_the_exported_chain_and_what_is_shown_is_the_same()
    {
        var (_, subjects) = await AwardedAsync();
        var pack = await PackAsync(World.Host.Operator, new { kind = "foi", request = "FOI 3", subjects });
        var export = (await World.Host.Operator.Client.GetStringAsync(new Uri("/api/v1/audit/export", UriKind.Relative), Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).Where(line => line["kind"]!.ToString() == "entry").ToDictionary(line => line["id"]!.ToString());
        Assert.Equal(0, pack.Index["unsealed"]!.GetValue<int>());
        foreach (var entry in pack.Entries)
        {
            var whole = export[entry["id"]!.ToString()];

            Assert.Equal((whole["seal"]!.ToString(), whole["position"]!.ToString(), whole["module"]!.ToString()), (entry["seal"]!.ToString(), entry["position"]!.ToString(), entry["module"]!.ToString()));
            foreach (var field in new[] { "at", "act", "subjectType", "subject", "subjectVersion", "roles" })
                Assert.Equal(whole[field]?.ToJsonString(), entry[field]?.ToJsonString());
            var after = JsonNode.Parse(whole["after"]!.ToString())!.AsObject();
            Assert.Equal(after.Select(v => v.Key), entry["after"]!.AsObject().Select(v => v.Key));
            Assert.All(entry["after"]!.AsObject().Where(v => v.Value is JsonValue), v => Assert.Equal(after[v.Key]!.ToJsonString(), v.Value!.ToJsonString()));
        }
    }

    [Fact]
    public async Task A_pack_is_made_of_a_framework_agreement_or_an_organisation_in_a_period()
    {
        var before = World.Now;
        var (competition, subjects) = await AwardedAsync();
        var framework = await PackAsync(World.Host.Operator, new { kind = "foi", request = "FOI 4", frameworkId = World.Framework.Id, from = before });
        var buyer = await PackAsync(World.Host.Operator, new { kind = "foi", request = "FOI 5", organisationId = World.Buyer.Id, from = before, until = competition.ClosesAt });

        Assert.Subset(framework.Entries.Select(e => e["subject"]!.ToString()).ToHashSet(), subjects.ToHashSet());
        Assert.Contains("prepare-competition", buyer.Entries.Select(e => e["act"]!.ToString()));
        Assert.Contains(framework.Entries, e => e["act"]!.ToString() == "award-call-off" && e["subject"]!.ToString() == competition.Id);
        Assert.DoesNotContain(buyer.Entries, e => e["act"]!.ToString() == "award-call-off" && e["subject"]!.ToString() == competition.Id);
        Assert.All(buyer.Entries, e => Assert.Contains(World.Buyer.Id, new[] { e["organisation"]?.ToString(), e["subject"]!.ToString() })); // done for it, or to it
    }

    [Fact]
    public async Task Making_a_pack_is_on_the_record_and_an_auditor_makes_one_of_its_own_organisations_acts()
    {
        await World.InviteAsync();
        var auditor = await World.ProgramAsync(World.Authority.Id, "auditor");
        var pack = await PackAsync(auditor, new { kind = "disclosure", request = "Claim 7", frameworkId = World.Framework.Id });
        var made = (await AuditAsync($"subject={pack.Index["pack"]}")).Single();

        Assert.Contains("publish-framework", pack.Entries.Select(e => e["act"]!.ToString()));
        Assert.All(pack.Entries, e => Assert.Equal(World.Authority.Id, e["organisation"]!.ToString())); // and nothing of what buyers and suppliers did
        Assert.Equal(("make-pack", "record-pack", "Claim 7", World.Authority.Id), (made["act"]!.ToString(), made["subjectType"]!.ToString(), made["reason"]!.ToString(), made["organisation"]!.ToString()));
        Assert.Contains($"disclosure, redaction rules 13: framework agreement {World.Framework.Id}", made["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_asks_for_nothing_or_an_unknown_kind_is_refused_with_every_fault()
    {
        var answer = await World.Host.Operator.PostAsync("/api/v1/audit/packs", new { kind = "gossip", request = " " });

        answer.Refused(HttpStatusCode.BadRequest, "pack-kind-unknown");
        Assert.Equal(["pack-kind-unknown", "text-missing", "selection-missing"], answer.Json["errors"]!.AsArray().Select(e => e!["code"]!.ToString()));
    }

    // Two bids, marks, and the award; the identifiers of all of them.
    private async Task<(Competition Competition, List<string> Subjects)> AwardedAsync()
    {
        var competition = await World.InviteAsync();
        (await competition.BidAsync(World.Suppliers[0], Winning)).Good();
        (await competition.BidAsync(World.Suppliers[1], Losing)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        (await competition.AwardAsync(World.Suppliers[0])).Good();
        await World.Host.RestAsync();
        var bids = await competition.BidsAsync();
        var marks = (await AuditAsync($"act=mark-bid&from={Uri.EscapeDataString(competition.ClosesAt.ToString("O"))}")).Where(e => e["after"]!["call_off_id"]!.ToString() == competition.Id);
        return (competition, [competition.Id, .. bids.Select(b => b.Id), .. marks.Select(m => m["subject"]!.ToString())]);
    }

    private async Task<List<JsonNode>> EntriesOfAsync(List<string> subjects)
    {
        var entries = new List<JsonNode>();
        foreach (var subject in subjects)
            entries.AddRange(await AuditAsync($"subject={subject}"));
        return entries;
    }

    private async Task<List<JsonNode>> AuditAsync(string query) =>
        [.. (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?limit=200&{query}")).Good().Json["items"]!.AsArray().Select(e => e!)];

    private static async Task<Pack> PackAsync(Testing.Api who, object request)
    {
        using var answer = await who.Client.PostAsJsonAsync(new Uri("/api/v1/audit/packs", UriKind.Relative), request, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Stop)));
        Assert.Equal(["entries.jsonl", "index.json", "note.txt"], zip.Entries.Select(e => e.FullName));
        return new Pack(Text("entries.jsonl"), Text("index.json"), Text("note.txt"));

        string Text(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    private static int CountOf(string text, string part) => text.Split($"\"{part}\"").Length - 1;

    private sealed record Pack(string Lines, string IndexText, string Note)
    {
        public IReadOnlyList<JsonNode> Entries { get; } = [.. Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

        public JsonNode Index { get; } = JsonNode.Parse(IndexText)!;

        public string Text => Lines + IndexText + Note;
    }
}

[Collection(Profiles.Embedded)]
public sealed class MakePackOnEmbedded(EmbeddedWorld world) : MakePackTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class MakePackOnProduction(ProductionWorld world) : MakePackTests(world);
