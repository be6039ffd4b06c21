using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public abstract class ErasureTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Erasing_leaves_nothing_of_the_person_in_the_store_and_the_record_whole()
    {
        var her = await Hermione.MakeAsync(World);
        (await her.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good();
        var before = await Chronicle.OfAsync(World);
        Assert.Contains(her.Mark, await World.Host.StoredAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(her.Mark, before.Text, StringComparison.OrdinalIgnoreCase);

        (await her.EraseAsync(World)).Refused("roles-in-force");
        await her.EndRolesAsync(World);
        (await her.EraseAsync(World)).Good();
        var after = await Chronicle.OfAsync(World);

        Assert.DoesNotContain(her.Mark, await World.Host.StoredAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((null, null), (before.Verdict.Wanting, after.Verdict.Wanting));
        Assert.True(after.Verdict.Entries > before.Verdict.Entries);
        Assert.Equal(Entries(before.Text), Entries(after.Text)[..Entries(before.Text).Count]); // not one that was there is gone or changed
        Assert.Contains($"\"person\":\"{her.Id}\"", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_erased_can_not_sign_in_and_who_was_allowed_what_stays()
    {
        var her = await Hermione.MakeAsync(World);
        (await World.Host.Operator.PostAsync($"/api/v1/people/{her.Id}/closure", new { reason = "She left." })).Good();
        (await her.EraseAsync(World)).Good(); // closed, so her roles are worth nothing
        (await her.EraseAsync(World)).Refused("person-erased");

        (await her.Api.GetAsync("/api/v1/people/own")).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        var left = (await World.Host.Operator.GetAsync($"/api/v1/people/{her.Id}")).Good();
        Assert.Equal(("Erased", 2), (left["name"], left.Json["roles"]!.AsArray().Count));
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people", new { email = left["email"], name = "N", roles = new[] { "evaluator" }, reason = "A test." }))
            .Refused(HttpStatusCode.BadRequest, "email-malformed"); // the address that is put in its place is nobody's
        Assert.Empty((await World.Host.Operator.GetAsync($"/api/v1/people?email={her.Email}")).Good().Json.AsArray());
    }

    [Fact]
    public async Task A_request_that_waits_is_refused_with_its_words_gone()
    {
        var her = await Hermione.MakeAsync(World);
        await her.EndRolesAsync(World);
        (await her.EraseAsync(World)).Good();
        var requests = (await World.Host.Operator.GetAsync($"/api/v1/organisations/{World.Buyer.Id}/access-requests?limit=200")).Good().Json["items"]!.AsArray();
        var hers = requests.Single(r => r!["id"]!.ToString() == her.Request)!;
        Assert.Equal(("refused", "", "Erased"), (hers["state"]!.ToString(), hers["reason"]!.ToString(), hers["name"]!.ToString()));
    }

    [Fact]
    public async Task Every_module_forgets_the_answers_it_keeps_for_repeated_requests()
    {
        var her = await Hermione.MakeAsync(World);
        (await her.Api.PostAsync("/api/v1/further-competitions", World.Need(), key: "need")).Good();
        Assert.Equal(["call_off", "directory"], await KeepingAnswersAsync(her));
        await her.EndRolesAsync(World);
        (await her.EraseAsync(World)).Good();
        await World.Host.RestAsync();
        Assert.Empty(await KeepingAnswersAsync(her));
    }

    [Fact]
    public async Task Erasing_wants_a_reason_and_the_operator()
    {
        var (person, administrator) = (await World.PersonAsync(World.Buyer, "evaluator"), await World.PersonAsync(World.Buyer, "administrator"));
        (await World.Host.Operator.PostAsync($"/api/v1/people/{person.Id}/erasure", new { reason = " " })).Refused(HttpStatusCode.BadRequest, "text-missing");
        (await administrator.Api.PostAsync($"/api/v1/people/{person.Id}/erasure", new { reason = "I want it." })).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await World.Host.Operator.PostAsync($"/api/v1/people/{Guid.CreateVersion7()}/erasure", new { reason = "A test." })).Hidden();
    }

    [Fact]
    public async Task A_legal_hold_beats_erasure_until_every_one_is_lifted()
    {
        var her = await Hermione.MakeAsync(World);
        await her.EndRolesAsync(World);
        var (one, two) = (await HoldAsync(her, "Claim 1"), await HoldAsync(her, "Inquiry 2"));
        (await her.EraseAsync(World)).Refused("legal-hold");
        (await LiftAsync(one)).Good();
        (await LiftAsync(one)).Refused("hold-lifted");
        (await her.EraseAsync(World)).Refused("legal-hold");
        Assert.Contains(her.Mark, await World.Host.StoredAsync(), StringComparison.OrdinalIgnoreCase);
        (await LiftAsync(two)).Good();
        (await her.EraseAsync(World)).Good();

        var holds = (await World.Host.Operator.GetAsync($"/api/v1/people/{her.Id}/legal-holds")).Good().Json["items"]!.AsArray();
        Assert.Equal([("Claim 1", "Settled."), ("Inquiry 2", "Settled.")], holds.Select(h => (h!["matter"]!.ToString(), h["liftedBecause"]!.ToString())));
        (await World.Host.Operator.PostAsync($"/api/v1/people/{her.Id}/legal-holds", new { matter = "Claim 3", reason = "Too late." })).Refused("person-erased");
    }

    [Fact]
    public async Task The_person_is_told_that_there_is_a_hold_and_not_what_for()
    {
        var her = await Hermione.MakeAsync(World);
        await HoldAsync(her, "Matter of which nobody speaks");
        var data = (await her.Api.GetAsync("/api/v1/people/own/data")).Good();
        Assert.Single(data.Json["holdings"]!.AsArray().Single(h => h!["name"]!.ToString() == "legal_holds")!["lines"]!.AsArray());
        Assert.DoesNotContain("Matter of which nobody speaks", data.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_and_placing_a_hold_at_once_does_one_of_them()
    {
        var her = await Hermione.MakeAsync(World);
        await her.EndRolesAsync(World);
        var answers = await Task.WhenAll(her.EraseAsync(World),
            World.Host.Operator.PostAsync($"/api/v1/people/{her.Id}/legal-holds", new { matter = "Claim 4", reason = "Just in time." }));
        Assert.Equal(1, answers.Count(a => a.Code is "legal-hold" or "person-erased"));
        Assert.Equal(1, answers.Count(a => a.Status is HttpStatusCode.NoContent or HttpStatusCode.Created));
    }

    private async Task<List<string>> KeepingAnswersAsync(Hermione her)
    {
        var data = (await World.Host.Operator.GetAsync($"/api/v1/people/{her.Id}/data")).Good();
        var kept = data.Json["holdings"]!.AsArray().Single(h => h!["name"]!.ToString() == "answered_requests")!["lines"]!.AsArray();
        return [.. kept.Select(l => l![0]!.ToString()).Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task<string> HoldAsync(Hermione her, string matter) =>
        (await World.Host.Operator.PostAsync($"/api/v1/people/{her.Id}/legal-holds", new { matter, reason = "It may be needed." })).Good().Id;

    private Task<Answer> LiftAsync(string hold) => World.Host.Operator.PostAsync($"/api/v1/legal-holds/{hold}/lifting", new { reason = "Settled." });

    // The batches' entries by line, the frame left out: when an export was written, and how long it is, changes.
    private static List<string> Entries(string export) => [.. export.Split('\n').Where(l => l.StartsWith("{\"kind\":\"entry\"", StringComparison.Ordinal))];
}

[Collection(Profiles.Embedded)]
public sealed class ErasureOnEmbedded(EmbeddedWorld shared) : ErasureTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class ErasureOnProduction(ProductionWorld shared) : ErasureTests(shared);
