using System.Net;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Life;

/// <summary>Each step of a framework agreement's life is proposed by one person and confirmed by another, who sees the same.</summary>
public abstract class ProposalTests(SharedWorld shared) : InWorld(shared)
{
    private static readonly object Why = new { reason = "It is time." };

    private Api First => World.Authority.Api;

    [Fact]
    public async Task Nothing_happens_until_a_second_person_confirms()
    {
        var (framework, second) = (await World.PublishAsync(World.Text()), await World.SecondAsync(World.Authority));
        var proposed = (await First.ActAsync(framework.Path, "tendering", Why)).Good();

        Assert.Equal((HttpStatusCode.Accepted, "waiting"), (proposed.Status, proposed["state"]));
        Assert.Equal("published", await StateAsync(framework));
        Assert.Equal("open-to-tenders", (await second.ConfirmAsync(proposed)).Good()["state"]);
        Assert.Equal("confirmed", (await second.GetAsync(Path(proposed))).Good().Json["proposal"]!["state"]!.ToString());
        (await second.ActAsync(Path(proposed), "confirmation")).Refused("proposal-confirmed");
    }

    [Fact]
    public async Task Nobody_confirms_what_they_proposed_in_person_or_by_their_program()
    {
        var framework = await World.PublishAsync(World.Text());
        var person = await World.PersonAsync(World.Authority, "category-manager", "administrator");
        var issued = (await person.Api.PostAsync($"/api/v1/organisations/{World.Authority.Id}/credentials", new { name = "Mine", scopes = new[] { "category-manager" } })).Good();
        var program = World.Host.As(issued.Id, issued["secret"]);

        var byPerson = (await person.Api.ActAsync(framework.Path, "tendering", Why)).Good();
        (await person.Api.ConfirmAsync(byPerson)).Refused("proposer-confirms");
        (await program.ConfirmAsync(byPerson)).Refused("proposer-confirms");
        var byProgram = (await program.ActAsync(framework.Path, "tendering", Why)).Good();
        (await person.Api.ConfirmAsync(byProgram)).Refused("proposer-confirms");
        (await (await World.SecondAsync(World.Authority)).ConfirmAsync(byProgram)).Good();
    }

    [Fact]
    public async Task Two_programs_that_nobody_is_known_to_hold_are_not_two_people()
    {
        var framework = await World.PublishAsync(World.Text());
        var other = await World.ProgramAsync(World.Authority.Id, "category-manager");
        (await other.ConfirmAsync((await First.ActAsync(framework.Path, "tendering", Why)).Good())).Refused("confirmer-no-person");
        Assert.Equal("published", await StateAsync(framework));
    }

    [Fact]
    public async Task Another_authority_sees_no_proposal()
    {
        var framework = await World.PublishAsync(World.Text());
        var proposed = (await First.ActAsync(framework.Path, "tendering", Why)).Good();
        var other = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        await World.Host.RestAsync();

        (await other.Api.GetAsync(Path(proposed))).Hidden();
        (await other.Api.PostAsync(Path(proposed) + "/confirmation", null, proposed.Tag)).Hidden();
        (await other.Api.PostAsync(Path(proposed) + "/withdrawal", null, proposed.Tag)).Hidden();
        Assert.Empty((await other.Api.GetAsync("/api/v1/framework-proposals")).Good().Json["items"]!.AsArray());
        Assert.Contains((await First.GetAsync($"/api/v1/framework-proposals?framework={framework.Id}")).Good().Json["items"]!.AsArray(), p => p!["id"]!.ToString() == proposed.Id);
    }

    [Fact]
    public async Task Its_proposer_takes_a_proposal_back_and_nobody_else()
    {
        var (framework, second) = (await World.PublishAsync(World.Text()), await World.SecondAsync(World.Authority));
        var proposed = (await First.ActAsync(framework.Path, "tendering", Why)).Good();
        (await second.PostAsync(Path(proposed) + "/withdrawal", null, proposed.Tag)).Refused("not-the-proposer");
        (await First.PostAsync(Path(proposed) + "/withdrawal", null, proposed.Tag)).Good();
        (await second.ActAsync(Path(proposed), "confirmation")).Refused("proposal-withdrawn");
    }

    [Fact]
    public async Task A_proposal_is_stale_when_the_agreement_has_moved_on_and_says_so()
    {
        var (framework, second) = (await World.PublishAsync(World.Text()), await World.SecondAsync(World.Authority));
        var (one, other) = ((await First.ActAsync(framework.Path, "tendering", Why)).Good(), (await First.ActAsync(framework.Path, "tendering", Why)).Good());
        (await second.ConfirmAsync(one)).Good();

        Assert.Contains("was published, and now is open to tenders", (await second.ConfirmAsync(other)).Refused("proposal-stale")["detail"], StringComparison.Ordinal);
        Assert.Equal("proposal-stale", (await second.GetAsync(Path(other))).Good().Json["notNow"]!["code"]!.ToString());
        (await second.ActAsync(Path(other), "withdrawal")).Good(); // whoever tidies up
    }

    [Fact]
    public async Task A_proposal_is_stale_when_the_draft_was_edited_since()
    {
        var (text, second) = (World.Text(), await World.SecondAsync(World.Authority));
        var draft = (await First.PostAsync("/api/v1/framework-drafts", new { title = "New", text = text.ToString() })).Good();
        var path = $"/api/v1/framework-drafts/{draft.Id}";
        var proposed = (await First.PostAsync(path + "/proposal", Why, draft.Tag)).Good();
        (await PutAsync(First, path, (text with { Charge = 50 }).ToString(), draft.Tag)).Good();

        Assert.Contains("The draft was changed", (await second.ConfirmAsync(proposed)).Refused("proposal-stale")["detail"], StringComparison.Ordinal);
        Assert.Equal("published", (await second.ConfirmAsync((await First.ActAsync(path, "proposal", Why)).Good())).Good()["state"]);
    }

    [Fact]
    public async Task A_first_version_begins_with_its_term_and_on_no_other_day()
    {
        var draft = (await First.PostAsync("/api/v1/framework-drafts", new { title = "New", text = World.Text().ToString() })).Good();
        var refused = (await First.PostAsync($"/api/v1/framework-drafts/{draft.Id}/proposal", new { reason = "A test.", effectiveFrom = World.Day(3) }, draft.Tag)).Refused("first-from-term");
        Assert.Equal("/effectiveFrom", refused.Pointer);
    }

    [Fact]
    public async Task Of_two_scopes_of_one_draft_that_are_confirmed_at_once_one_is_published()
    {
        var (draft, second) = ((await First.PostAsync("/api/v1/framework-drafts", new { title = "New", text = World.Text().ToString() })).Good(), await World.SecondAsync(World.Authority));
        var proposed = new List<Answer>();
        for (var i = 0; i < 3; i++)
            proposed.Add((await First.ActAsync($"/api/v1/framework-drafts/{draft.Id}", "scope", new { reason = "A test.", commentsFrom = World.Day(0), commentsUntil = World.Day(30) })).Good());
        var answers = await Task.WhenAll(proposed.Select(second.ConfirmAsync));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal("scope-published", a.Code));
    }

    [Fact]
    public async Task A_version_published_in_between_makes_a_step_stale()
    {
        var (text, second) = (World.Text(), await World.SecondAsync(World.Authority));
        var framework = await World.PublishAsync(text);
        var step = (await First.ActAsync(framework.Path, "tendering", Why)).Good();
        var next = await First.SendAsync(HttpMethod.Post, $"{framework.Path}/versions?reason=Better", Api.Text((text with { Charge = 50 }).ToString(), "application/yaml"), (await First.GetAsync(framework.Path)).Tag);
        (await second.ConfirmAsync(next)).Good();
        Assert.Contains("latest version was 1, and now is 2", (await second.ConfirmAsync(step)).Refused("proposal-stale")["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_publish_the_same_agreement_at_once_one_wins_and_the_other_is_told()
    {
        var (text, second) = (World.Text(), await World.SecondAsync(World.Authority));
        var proposed = new List<Answer>();
        for (var i = 0; i < 4; i++)
            proposed.Add((await First.SendAsync(HttpMethod.Post, "/api/v1/frameworks?reason=A+test.", Api.Text(text.ToString(), "application/yaml"))).Good());
        var answers = await Task.WhenAll(proposed.Select(second.ConfirmAsync));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal("framework-known", a.Code));
        Assert.Single((await First.GetAsync($"/api/v1/frameworks?reference={text.Reference}")).Good().Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Of_two_who_confirm_the_same_proposal_at_once_one_wins_and_the_other_is_told()
    {
        var (framework, second) = (await World.PublishAsync(World.Text()), await World.SecondAsync(World.Authority));
        var proposed = (await First.ActAsync(framework.Path, "tendering", Why)).Good();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => second.PostAsync(Path(proposed) + "/confirmation", null, proposed.Tag)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Contains(a.Code, (string[])["version-stale", "proposal-stale"])); // by which of the two depends on how far the first had come
    }

    [Fact]
    public async Task A_reason_must_be_given_and_the_version_seen()
    {
        var framework = await World.PublishAsync(World.Text());
        var tag = (await First.GetAsync(framework.Path)).Good().Tag;
        (await First.PostAsync($"{framework.Path}/tendering", new { reason = " " }, tag)).Refused(HttpStatusCode.BadRequest, "text-missing");
        (await First.PostAsync($"{framework.Path}/tendering", Why)).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await First.PostAsync($"{framework.Path}/tendering", Why, "\"9\"")).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
        (await First.PostAsync($"{framework.Path}/tendering", new { reason = "R", standstillNotOwed = "R" }, tag)).Refused(HttpStatusCode.BadRequest, "field-out-of-place");
        (await First.SendAsync(HttpMethod.Post, "/api/v1/frameworks", Api.Text(World.Text().ToString(), "application/yaml"))).Refused(HttpStatusCode.BadRequest, "text-missing");
    }

    [Fact]
    public async Task The_guard_is_asked_again_when_it_is_confirmed()
    {
        var from = DateOnly.FromDateTime(World.Now.UtcDateTime);
        var (text, second) = (World.Text() with { From = "2025-08-01", To = $"{from.AddDays(1):O}" }, await World.SecondAsync(World.Authority));
        var framework = await World.PublishAsync(text);
        (await World.AdvanceAsync(framework, "live")).Refused("step-out-of-order");
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AdvanceAsync(framework, "evaluation")).Good();
        var proposed = (await First.ActAsync(framework.Path, "live", new { reason = "It is time.", standstillNotOwed = TwoPeople.NoStandstill })).Good();
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(3));
        (await second.ConfirmAsync(proposed)).Refused("outside-term");
    }

    [Fact]
    public async Task Other_modules_follow_what_is_done_and_what_is_undone()
    {
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        var pending = (await World.TenderAsync(framework, World.Suppliers[2])).Good();
        (await World.AdvanceAsync(framework, "tendering-withdrawal")).Good();
        (await World.TenderAsync(framework, World.Suppliers[0])).Refused("not-open-to-tenders");
        (await World.DecideAsync(pending.Id, "IT", "BI")).Refused("tender-lapsed");
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AccreditAsync(framework, World.Suppliers[0])).Good();
        (await World.AdvanceAsync(framework, "evaluation")).Good();
        (await World.TenderAsync(framework, World.Suppliers[1])).Refused("not-open-to-tenders");
        (await World.AdvanceAsync(framework, "live")).Good();
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Good();
        (await World.AdvanceAsync(framework, "closure")).Good();
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Refused("framework-not-live");
        (await World.AdvanceAsync(framework, "live")).Good();
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Good();
        (await World.AdvanceAsync(framework, "end")).Refused("term-running");
        (await World.AdvanceAsync(framework, "closure")).Good();
        (await World.AdvanceAsync(framework, "end")).Good();
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Refused("framework-not-live");
        (await World.AdvanceAsync(framework, "live")).Refused("framework-ended");
    }

    [Fact]
    public async Task A_standstill_that_shows_a_mistake_goes_back_to_the_evaluation_and_begins_anew()
    {
        var framework = await World.PublishAsync(World.Text());
        foreach (var step in new[] { "tendering", "evaluation", "standstill" })
            (await World.AdvanceAsync(framework, step)).Good();
        (await World.AdvanceAsync(framework, "live")).Refused("standstill-running");
        var back = (await World.AdvanceAsync(framework, "evaluation")).Good();
        Assert.Equal(("evaluating", ""), (back["state"], back["standstillEndsOn"]));
        var again = (await World.AdvanceAsync(framework, "standstill")).Good();
        await World.Host.MoveToAsync(new DateTimeOffset(DateOnly.Parse(again["standstillEndsOn"]).AddDays(1), new TimeOnly(9, 0), TimeSpan.Zero));
        Assert.Equal("live", (await World.AdvanceAsync(framework, "live")).Good()["state"]);
    }

    private static string Path(Answer proposed) => $"/api/v1/framework-proposals/{proposed.Id}";

    private async Task<string> StateAsync(Framework framework) => (await First.GetAsync(framework.Path)).Good()["state"];

    private static Task<Answer> PutAsync(Api api, string path, string text, string? tag) =>
        api.SendAsync(HttpMethod.Put, path, Api.Text(System.Text.Json.JsonSerializer.Serialize(new { title = "New", text }), "application/json"), tag);
}

[Collection(Profiles.Embedded)]
public sealed class ProposalsOnEmbedded(EmbeddedWorld shared) : ProposalTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class ProposalsOnProduction(ProductionWorld shared) : ProposalTests(shared);
