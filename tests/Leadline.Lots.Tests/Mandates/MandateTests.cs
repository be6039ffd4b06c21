using System.Net;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Mandates;

/// <summary>Mandates over the API: proposed by one, published by another, read by everybody as at any day, disputed and decided.</summary>
public abstract class MandateTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task What_one_proposes_another_publishes_and_everybody_reads()
    {
        var proposed = (await World.Authority.Api.PostAsync("/api/v1/mandates", World.ProposedMandate())).Good();
        var path = $"/api/v1/mandates/{proposed.Id}";
        (await World.Host.Anonymous().GetAsync(path)).Hidden();
        (await World.Buyer.Api.GetAsync(path)).Hidden();
        Assert.Equal("proposed", (await World.Authority.Api.GetAsync(path)).Good()["standing"]);

        (await World.Authority.Api.ActAsync(path, "publication", Why)).Refused("decider-proposed");
        var other = await World.AnotherManagerAsync();
        (await other.ActAsync(path, "publication", Why)).Good();
        (await other.ActAsync(path, "publication", Why)).Refused("mandate-decided");
        var read = (await World.Host.Anonymous().GetAsync(path)).Good();
        Assert.Equal(("in-force", "mandated", "Director of commissioning support"), (read["standing"], read["use"], read["decider"]));
        Assert.Equal(["proposed", "published"], read.Json["events"]!.AsArray().Select(e => e!["step"]!.ToString()));

        (await other.ActAsync(path, "withdrawal", Why)).Good();
        Assert.Equal("withdrawn", (await World.Host.Anonymous().GetAsync(path)).Good()["standing"]);
    }

    [Fact]
    public async Task A_proposal_that_is_declined_is_never_public()
    {
        var proposed = (await World.Authority.Api.PostAsync("/api/v1/mandates", World.ProposedMandate())).Good();
        (await (await World.AnotherManagerAsync()).ActAsync($"/api/v1/mandates/{proposed.Id}", "declining", Why)).Good();
        (await World.Host.Anonymous().GetAsync($"/api/v1/mandates/{proposed.Id}")).Hidden();
    }

    [Fact]
    public async Task It_is_read_as_at_any_day_across_supersession()
    {
        var framework = await World.LiveWithItsOwnLineAsync();
        var first = await World.MandateAsync(framework);
        var before = World.Day(-1);
        var firstDay = World.Day(0);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(10));
        var second = await World.MandateAsync(framework, new
        {
            frameworkId = framework.Id, serviceLine = framework.Line, use = "voluntary", decider = "The board", decidedOn = World.Day(0), legalBasis = "The same Act", from = World.Day(5),
            to = World.Day(7), buyerKinds = new[] { "icb", "trust" }, reason = "Alternatives remain.",
        });

        Assert.Empty(await ListAsync(framework, before));
        Assert.Equal([(first.Id, "in-force")], await ListAsync(framework, firstDay));
        Assert.Equal([(first.Id, "in-force"), (second.Id, "not-yet")], await ListAsync(framework, World.Day(4)));
        Assert.Equal([(first.Id, "in-force"), (second.Id, "in-force")], await ListAsync(framework, World.Day(5)));
        Assert.Equal([(first.Id, "in-force"), (second.Id, "ended")], await ListAsync(framework, World.Day(8)));
        (await World.Host.Anonymous().GetAsync($"{second.Path}?on={firstDay}")).Hidden(); // nobody had published it by then

        // What rules for a buyer follows: mandated, then voluntary by the later statement, then mandated again.
        var need = $"/api/v1/needs/{(await World.Buyer.Api.PostAsync("/api/v1/needs", World.StatedNeed(framework))).Good().Id}";
        Assert.Contains("use-mandated", await AgainstAsync(need, "own-tender"));
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(5));
        Assert.Empty(await AgainstAsync(need, "own-tender"));
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(3));
        Assert.Contains("use-mandated", await AgainstAsync(need, "own-tender"));
    }

    [Fact]
    public async Task A_dispute_suspends_and_then_upholds_or_withdraws_on_the_record()
    {
        var framework = await World.LiveWithItsOwnLineAsync();
        var mandate = await World.MandateAsync(framework);
        var dispute = await DisputeAsync(mandate.Path);
        (await World.Buyer.Api.PostAsync($"{mandate.Path}/disputes", Objection)).Refused("dispute-open");
        (await World.OtherBuyer.Api.PostAsync($"{mandate.Path}/disputes", Objection)).Refused("mandate-not-yours");
        (await World.OtherBuyer.Api.GetAsync(dispute)).Hidden();

        var other = await World.AnotherManagerAsync();
        (await World.Authority.Api.ActAsync(dispute, "suspension", Why)).Refused("decider-proposed");
        (await other.ActAsync(dispute, "suspension", Why)).Good();
        var need = $"/api/v1/needs/{(await World.Buyer.Api.PostAsync("/api/v1/needs", World.StatedNeed(framework))).Good().Id}";
        Assert.Empty(await AgainstAsync(need, "own-tender"));
        (await World.Authority.Api.ActAsync(dispute, "decision", new { uphold = true, reason = "It stands." })).Refused("decider-proposed");
        (await other.ActAsync(dispute, "decision", new { uphold = true, reason = "It stands." })).Good();
        (await other.ActAsync(dispute, "decision", new { uphold = false, reason = "No." })).Refused("dispute-decided");
        Assert.Equal("mandate-upheld", (await World.Buyer.Api.GetAsync(dispute)).Good()["state"]);
        Assert.Contains("use-mandated", await AgainstAsync(need, "own-tender"));

        var again = await DisputeAsync(mandate.Path);
        (await other.ActAsync(again, "decision", new { uphold = false, reason = "There was no power." })).Good();
        var read = (await World.Host.Anonymous().GetAsync(mandate.Path)).Good();
        Assert.Equal(["proposed", "published", "suspended", "upheld", "withdrawn"], read.Json["events"]!.AsArray().Select(e => e!["step"]!.ToString()));
        Assert.Equal("There was no power.", read.Json["events"]!.AsArray()[^1]!["reason"]!.ToString());
        (await World.Buyer.Api.PostAsync($"{mandate.Path}/disputes", Objection)).Refused("mandate-not-standing");
    }

    [Fact]
    public async Task What_one_dispute_suspended_stays_so_until_the_last_is_decided()
    {
        var framework = await World.LiveWithItsOwnLineAsync();
        var mandate = await World.MandateAsync(framework);
        var neighbour = await World.JoinAsync("icb", $"GB-NHS:Q{World.Unique():D4}", "buyer");
        await World.Host.RestAsync();
        var (ours, theirs) = (await DisputeAsync(mandate.Path), $"/api/v1/mandate-disputes/{(await neighbour.Api.PostAsync($"{mandate.Path}/disputes", Objection)).Good().Id}");
        var other = await World.AnotherManagerAsync();
        (await other.ActAsync(ours, "suspension", Why)).Good();
        (await other.ActAsync(ours, "decision", new { uphold = true, reason = "It stands." })).Good();
        Assert.Equal("suspended", (await World.Host.Anonymous().GetAsync(mandate.Path)).Good()["standing"]);
        (await other.ActAsync(theirs, "decision", new { uphold = true, reason = "It stands." })).Good();
        Assert.Equal("in-force", (await World.Host.Anonymous().GetAsync(mandate.Path)).Good()["standing"]);
    }

    [Fact]
    public async Task To_name_another_agreement_with_the_line_does_not_get_round_a_mandate_while_it_can_be_followed()
    {
        var mandated = await World.LiveWithItsOwnLineAsync();
        var named = await World.LiveAsync(World.Text() with { Line = mandated.Line }, []);
        await World.MandateAsync(mandated);
        var need = $"/api/v1/needs/{(await World.Buyer.Api.PostAsync("/api/v1/needs", World.StatedNeed(named))).Good().Id}";
        Assert.Equal(["use-mandated"], await AgainstAsync(need, "own-tender"));
        Assert.Equal(["use-mandated"], await AgainstAsync(need, $"further-competition/{named.Reference}/1"));
        (await World.AdvanceAsync(mandated, "closure")).Good();
        Assert.Empty(await AgainstAsync(need, "own-tender"));
    }

    [Fact]
    public async Task A_withdrawal_decides_every_open_dispute()
    {
        var framework = await World.LiveWithItsOwnLineAsync();
        var mandate = await World.MandateAsync(framework);
        var dispute = await DisputeAsync(mandate.Path);
        (await (await World.AnotherManagerAsync()).ActAsync(mandate.Path, "withdrawal", Why)).Good();
        Assert.Equal("mandate-withdrawn", (await World.Buyer.Api.GetAsync(dispute)).Good()["state"]);
    }

    [Theory]
    [InlineData("serviceLine", "", "/serviceLine", "text-missing")]
    [InlineData("decider", " ", "/decider", "text-missing")]
    [InlineData("legalBasis", "", "/legalBasis", "text-missing")]
    [InlineData("reason", "", "/reason", "text-missing")]
    [InlineData("decidedOn", "2044-01-01", "/decidedOn", "decided-later")]
    [InlineData("from", "2013-10-18", "/from", "mandate-backdated")]
    [InlineData("to", "2013-10-18", "/to", "dates-order")]
    [InlineData("buyerKinds", "hospital", "/buyerKinds/0", "kind-unknown")]
    [InlineData("buyerKinds", null, "/buyerKinds", "scope-missing")]
    public async Task A_proposal_that_is_wrong_is_told_where(string field, string? value, string pointer, string code)
    {
        var answer = (await World.Authority.Api.PostAsync("/api/v1/mandates", With(field, value))).Refused(HttpStatusCode.BadRequest, code);
        Assert.Equal(pointer, answer.Pointer);
    }

    [Theory]
    [InlineData("serviceLine", "HATS", "/serviceLine", "line-unknown")]
    [InlineData("buyerKinds", "police", "/buyerKinds/0", "buyer-not-eligible")]
    [InlineData("organisations", "GB-COH:09999999", "/organisations/0", "organisation-unknown")]
    public async Task A_proposal_that_a_rule_refuses_is_told_where(string field, string value, string pointer, string code)
    {
        var answer = (await World.Authority.Api.PostAsync("/api/v1/mandates", With(field, value))).Refused(code);
        Assert.Equal(pointer, answer.Pointer);
    }

    [Fact]
    public async Task Only_the_authority_itself_proposes()
    {
        var rival = await World.JoinAsync("authority", $"GB-NHS:Y{World.Unique():D4}", "authority");
        await World.Host.RestAsync();
        (await rival.Api.PostAsync("/api/v1/mandates", World.ProposedMandate())).Hidden();
    }

    private static readonly object Why = new { reason = "So it was decided." };
    private static readonly object Objection = new { statement = "We are a body of our own.", authorityDisputed = "No power to bind us is named." };

    private async Task<string> DisputeAsync(string mandate) =>
        $"/api/v1/mandate-disputes/{(await World.Buyer.Api.PostAsync($"{mandate}/disputes", Objection)).Good().Id}";

    private System.Text.Json.Nodes.JsonNode With(string field, string? value)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(World.ProposedMandate())!;
        body[field] = field is "buyerKinds" or "organisations" ? (value is null ? [] : new System.Text.Json.Nodes.JsonArray(value)) : value;
        return body;
    }

    private async Task<IReadOnlyList<(string Id, string Standing)>> ListAsync(Framework framework, string on) =>
        [.. (await World.Host.Anonymous().GetAsync($"/api/v1/mandates?frameworkId={framework.Id}&on={on}")).Good().Json["items"]!.AsArray()
            .Select(m => (m!["id"]!.ToString(), m["standing"]!.ToString()))];

    private async Task<IReadOnlyList<string>> AgainstAsync(string need, string choice) =>
        [.. (await World.Buyer.Api.GetAsync(need)).Good().Json["choices"]!.AsArray().Single(c => c!["key"]!.ToString() == choice)!["notAvailableBecause"]!.AsArray().Select(b => b!["code"]!.ToString())];
}

[Collection(Profiles.Embedded)]
public sealed class MandatesOnEmbedded(EmbeddedWorld shared) : MandateTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class MandatesOnProduction(ProductionWorld shared) : MandateTests(shared);
