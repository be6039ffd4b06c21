using System.Net;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Successions;

/// <summary>A whole framework agreement moves to another authority: two people of the one offer it, and somebody of the other accepts.</summary>
public abstract class SuccessionTests(SharedWorld shared) : InWorld(shared)
{
    private Api First => World.Authority.Api;

    [Fact]
    public async Task Nothing_is_offered_until_a_second_person_confirms_and_nothing_moves_until_the_successor_accepts()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var proposed = (await First.ActAsync(framework.Path, "succession", World.Succession(other))).Good();
        Assert.Equal((HttpStatusCode.Accepted, "succession", other.Reference, World.Day(10)), (proposed.Status, proposed["step"], proposed["successor"], proposed["effectiveFrom"]));
        Assert.Empty(await OfferedToAsync(other, framework));
        (await First.ConfirmAsync(proposed)).Refused("proposer-confirms");

        (await (await World.SecondAsync(World.Authority)).ConfirmAsync(proposed)).Good();
        var offered = Assert.Single(await OfferedToAsync(other, framework));
        var read = (await other.Api.GetAsync($"/api/v1/framework-successions/{offered["id"]}")).Good();
        Assert.Equal(("offered", Moving.Basis, World.Authority.Reference, framework.Reference),
            (offered["state"]!.ToString(), offered["basis"]!.ToString(), offered["predecessor"]!.ToString(), offered["reference"]!.ToString()));
        Assert.Null(read.Json["notNow"]);
        Assert.Equal("1", (await First.GetAsync(framework.Path)).Good()["version"]);

        var accepted = (await (await World.SecondAsync(other)).PostAsync(read.PathOf() + "/acceptance", null, read.Tag)).Good();
        Assert.Equal(("accepted", "2"), (accepted["state"], accepted["publishedVersion"]));
        (await (await World.SecondAsync(other)).ActAsync(read.PathOf(), "acceptance")).Refused("succession-accepted");
    }

    [Fact]
    public async Task The_day_before_the_present_authority_runs_it_and_on_the_day_the_successor_does()
    {
        var (text, other) = (World.Text(), await World.OtherAuthorityAsync());
        var framework = await World.PublishAsync(text);
        var draft = (await First.PostAsync("/api/v1/framework-drafts", new { title = "Next", frameworkId = framework.Id })).Good();
        var waiting = (await First.ActAsync(framework.Path, "tendering", new { reason = "A test." })).Good();
        var offered = await World.OfferAsync(framework, other);
        (await (await World.SecondAsync(other)).PostAsync(offered.PathOf() + "/acceptance", null, offered.Tag)).Good();
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(9));

        await RunsAsync(World.Authority, other, framework, draft.Id, waiting.Id);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(1));
        await RunsAsync(other, World.Authority, framework, draft.Id, waiting.Id);
        (await (await World.SecondAsync(other)).ActAsync($"/api/v1/framework-proposals/{waiting.Id}", "confirmation")).Refused("proposal-stale");
        (await other.Api.ActAsync($"/api/v1/framework-proposals/{waiting.Id}", "withdrawal")).Good(); // whoever tidies up
        (await other.Api.StepAsync(await World.SecondAsync(other), framework.Path, "tendering")).Good();
    }

    // Whoever runs it today does what is its authority's to do; for the other it is not there.
    private async Task RunsAsync(Member who, Member not, Framework framework, string draft, string proposal)
    {
        Assert.Equal(who.Reference, (await World.Buyer.Api.GetAsync(framework.Path)).Good()["authority"]);
        foreach (var path in (string[])[$"/api/v1/framework-drafts/{draft}", $"/api/v1/framework-drafts/{draft}/preview", $"/api/v1/framework-proposals/{proposal}"])
        {
            (await who.Api.GetAsync(path)).Good();
            (await not.Api.GetAsync(path)).Hidden();
        }

        foreach (var list in (string[])["framework-drafts", "framework-proposals"])
        {
            var id = list == "framework-drafts" ? draft : proposal;
            Assert.Contains((await who.Api.GetAsync($"/api/v1/{list}?limit=200")).Good().Json["items"]!.AsArray(), i => i!["id"]!.ToString() == id);
            Assert.DoesNotContain((await not.Api.GetAsync($"/api/v1/{list}?limit=200")).Good().Json["items"]!.AsArray(), i => i!["id"]!.ToString() == id);
        }

        (await who.Api.ActAsync(framework.Path, "tendering", new { reason = "A test." })).Good();
        (await not.Api.ActAsync(framework.Path, "tendering", new { reason = "A test." })).Hidden();
        (await not.Api.ActAsync(framework.Path, "ceiling-raises", new { amount = World.Pounds(100), ground = "any", reason = "A test." })).Hidden();
        (await not.Api.PostAsync("/api/v1/framework-drafts", new { title = "Next", frameworkId = framework.Id })).Hidden();
    }

    [Fact]
    public async Task What_one_authority_proposed_no_single_person_of_the_other_confirms()
    {
        var text = World.Text() with { More = "value-ceiling: { pence: 10000, source: The test's own. }" };
        var (framework, other) = (await World.PublishAsync(text), await World.OtherAuthorityAsync());
        var offered = await World.OfferAsync(framework, other);
        var second = await World.SecondAsync(other);
        (await second.PostAsync(offered.PathOf() + "/acceptance", null, offered.Tag)).Good();
        var step = (await First.ActAsync(framework.Path, "tendering", new { reason = "A test." })).Good(); // the version that names the other is seen already
        var raises = $"{framework.Path}/ceiling-raises";
        var raise = (await First.PostAsync(raises, new { amount = World.Pounds(10), ground = "below-threshold", reason = "A test." })).Good();
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(10));
        await World.Host.RestAsync();

        Assert.Contains($"{other.Reference} runs the agreement now", (await second.ConfirmAsync(step)).Refused("proposal-stale")["detail"], StringComparison.Ordinal);
        (await second.PostAsync($"{raises}/{raise.Id}/decision", new { isConfirmed = true, reason = "So be it." })).Refused("proposal-stale");
        (await second.PostAsync($"{raises}/{raise.Id}/decision", new { isConfirmed = false, reason = "Anew, by us." })).Good();
    }

    [Fact]
    public async Task Everybody_can_read_who_runs_it_from_when()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        await World.MoveAsync(framework, other);

        var read = (await World.Outsider.Api.GetAsync(framework.Path)).Good();
        Assert.Equal([World.Authority.Reference, other.Reference], read.Json["authorities"]!.AsArray().Select(a => a!["authority"]!.ToString()));
        Assert.Equal(World.Day(0), read.Json["authorities"]![1]!["from"]!.ToString());
        Assert.Contains($"authority: {World.Authority.Reference}", (await World.Outsider.Api.GetAsync($"{framework.Path}/versions/1/document")).Good().Body, StringComparison.Ordinal);
        Assert.Contains($"authority: {other.Reference}", (await World.Outsider.Api.GetAsync($"{framework.Path}/versions/2/document")).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_moves_today_at_once()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var offered = await World.OfferAsync(framework, other, days: 0);
        (await (await World.SecondAsync(other)).PostAsync(offered.PathOf() + "/acceptance", null, offered.Tag)).Good();
        Assert.Equal(other.Reference, (await First.GetAsync(framework.Path)).Good()["authority"]);
    }

    [Fact]
    public async Task A_further_version_is_the_successors_to_publish_from_its_day_on()
    {
        var (text, other) = (World.Text(), await World.OtherAuthorityAsync());
        var framework = await World.PublishAsync(text);
        var offered = await World.OfferAsync(framework, other);
        (await (await World.SecondAsync(other)).PostAsync(offered.PathOf() + "/acceptance", null, offered.Tag)).Good();
        var document = (text with { Charge = 50 }).ToString();
        (await ReviseAsync(First, framework, document)).Refused("succession-agreed");

        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(10));
        (await ReviseAsync(First, framework, document)).Hidden();
        (await ReviseAsync(other.Api, framework, document)).Refused("authority-changed");
        var own = document.Replace(World.Authority.Reference, other.Reference, StringComparison.Ordinal);
        Assert.Equal("3", (await (await World.SecondAsync(other)).ConfirmAsync((await ReviseAsync(other.Api, framework, own)).Good())).Good()["version"]);
    }

    [Fact]
    public async Task Nobody_accepts_what_they_offered()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var (proposer, confirmer) = (await World.PersonAsync(World.Authority, "category-manager"), await World.PersonAsync(World.Authority, "category-manager"));
        (await confirmer.Api.ConfirmAsync((await proposer.Api.ActAsync(framework.Path, "succession", World.Succession(other))).Good())).Good();
        var offered = Assert.Single(await OfferedToAsync(other, framework));
        var path = $"/api/v1/framework-successions/{offered["id"]}";

        foreach (var person in (Person[])[proposer, confirmer])
        {
            (await World.Host.Operator.PostAsync($"/api/v1/organisations/{other.Id}/people", new { email = person.Email, name = "The same", roles = new[] { "category-manager" }, reason = "A test." })).Good();
            (await person.Api.PostAsync("/api/v1/sessions/own/organisation", new { organisation = other.Id })).Good();
            (await person.Api.ActAsync(path, "acceptance")).Refused("on-both-sides");
        }

        (await other.Api.ActAsync(path, "acceptance")).Refused("accepter-no-person");
        (await (await World.SecondAsync(other)).ActAsync(path, "acceptance")).Good();
    }

    [Fact]
    public async Task What_the_successor_declines_stays_where_it_is_and_can_be_proposed_anew()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var offered = await World.OfferAsync(framework, other);
        (await First.PostAsync(offered.PathOf() + "/declining", new { reason = "Not ours." }, offered.Tag)).Hidden();
        (await other.Api.PostAsync(offered.PathOf() + "/declining", new { reason = "" }, offered.Tag)).Refused(HttpStatusCode.BadRequest, "text-missing");
        (await other.Api.PostAsync(offered.PathOf() + "/declining", new { reason = "Not ours." }, offered.Tag)).Good();

        Assert.Equal(("declined", "Not ours."), await StateAsync(First, offered));
        (await (await World.SecondAsync(other)).ActAsync(offered.PathOf(), "acceptance")).Refused("succession-declined");
        (await First.ActAsync(offered.PathOf(), "withdrawal", new { reason = "Too late." })).Refused("succession-declined");
        await World.OfferAsync(framework, other);
    }

    [Fact]
    public async Task The_present_authority_takes_an_offer_back_until_it_is_accepted()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var offered = await World.OfferAsync(framework, other);
        (await other.Api.PostAsync(offered.PathOf() + "/withdrawal", new { reason = "No." }, offered.Tag)).Hidden();
        (await First.PostAsync(offered.PathOf() + "/withdrawal", new { reason = "The Bill has fallen." }, offered.Tag)).Good();
        Assert.Equal(("withdrawn", "The Bill has fallen."), await StateAsync(other.Api, offered));
        (await (await World.SecondAsync(other)).ActAsync(offered.PathOf(), "acceptance")).Refused("succession-withdrawn");

        var again = await World.OfferAsync(framework, other);
        (await (await World.SecondAsync(other)).PostAsync(again.PathOf() + "/acceptance", null, again.Tag)).Good();
        (await First.ActAsync(again.PathOf(), "withdrawal", new { reason = "Too late." })).Refused("succession-accepted");
    }

    [Fact]
    public async Task What_is_accepted_too_late_is_proposed_anew()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var offered = await World.OfferAsync(framework, other, days: 2);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(3));
        (await (await World.SecondAsync(other)).ActAsync(offered.PathOf(), "acceptance")).Refused("first-day-passed");
        Assert.Equal("first-day-passed", (await other.Api.GetAsync(offered.PathOf())).Good().Json["notNow"]!["code"]!.ToString());

        (await First.ActAsync(framework.Path, "succession", World.Succession(other))).Refused("succession-open");
        (await First.ActAsync(offered.PathOf(), "withdrawal", new { reason = "Its day has passed." })).Good();
        await World.OfferAsync(framework, other);
    }

    [Fact]
    public async Task What_has_got_another_version_since_is_offered_anew()
    {
        var (text, other) = (World.Text(), await World.OtherAuthorityAsync());
        var framework = await World.PublishAsync(text);
        var offered = await World.OfferAsync(framework, other);
        (await (await World.SecondAsync(World.Authority)).ConfirmAsync((await ReviseAsync(First, framework, (text with { Charge = 50 }).ToString())).Good())).Good();
        (await (await World.SecondAsync(other)).ActAsync(offered.PathOf(), "acceptance")).Refused("succession-stale");
    }

    [Fact]
    public async Task A_proposal_is_stale_when_the_agreement_has_moved_on()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var proposed = (await First.ActAsync(framework.Path, "succession", World.Succession(other))).Good();
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await (await World.SecondAsync(World.Authority)).ConfirmAsync(proposed)).Refused("proposal-stale");
    }

    [Fact]
    public async Task One_offer_at_a_time_and_of_two_that_are_confirmed_at_once_one_is_refused()
    {
        var (framework, other, second) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync(), await World.SecondAsync(World.Authority));
        List<Answer> proposed = [];
        for (var i = 0; i < 3; i++)
            proposed.Add((await First.ActAsync(framework.Path, "succession", World.Succession(other))).Good());
        var answers = await Task.WhenAll(proposed.Select(second.ConfirmAsync));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal("succession-open", a.Code));
        Assert.Single(await OfferedToAsync(other, framework));
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_is_told()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var (offered, second) = (await World.OfferAsync(framework, other), await World.SecondAsync(other));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => second.PostAsync(offered.PathOf() + "/acceptance", null, offered.Tag)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Contains(a.Code, (string[])["version-stale", "succession-stale"])); // by which of the two depends on how far the first had come
        Assert.Equal("2", (await First.GetAsync(framework.Path)).Good()["version"]);
    }

    [Fact]
    public async Task A_third_authority_sees_nothing_of_it()
    {
        var (framework, other, third) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync(), await World.OtherAuthorityAsync());
        var offered = await World.OfferAsync(framework, other);
        Assert.Empty((await third.Api.GetAsync("/api/v1/framework-successions")).Good().Json["items"]!.AsArray());
        (await third.Api.GetAsync(offered.PathOf())).Hidden();
        (await third.Api.PostAsync(offered.PathOf() + "/acceptance", null, offered.Tag)).Hidden();
        (await third.Api.PostAsync(offered.PathOf() + "/declining", new { reason = "No." }, offered.Tag)).Hidden();
        (await third.Api.PostAsync(offered.PathOf() + "/withdrawal", new { reason = "No." }, offered.Tag)).Hidden();
        (await third.Api.ActAsync(framework.Path, "succession", World.Succession(third))).Hidden();
        (await First.PostAsync(offered.PathOf() + "/acceptance", null, offered.Tag)).Hidden(); // its own offer is not its to accept
    }

    [Fact]
    public async Task What_is_said_of_it_is_checked()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        var wrong = await First.ActAsync(framework.Path, "succession", new { successor = "nobody", basis = "", firstDay = World.Day(1), reason = "" });
        Assert.Equal(["/basis", "/reason", "/successor"], wrong.Refused(HttpStatusCode.BadRequest, "not-a-reference").Json["errors"]!.AsArray().Select(e => e!["pointer"]!.ToString()).Order(StringComparer.Ordinal));
        (await First.ActAsync(framework.Path, "succession", World.Succession("LEADLINE:nobody-at-all"))).Refused("successor-unknown");
        (await First.ActAsync(framework.Path, "succession", World.Succession(World.Buyer))).Refused("successor-no-authority");
        (await First.ActAsync(framework.Path, "succession", World.Succession(World.Authority))).Refused("successor-same");
        (await First.ActAsync(framework.Path, "succession", World.Succession(other, days: -1))).Refused("first-day-passed");
        (await First.PostAsync(framework.Path + "/succession", World.Succession(other))).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
    }

    [Fact]
    public async Task It_can_move_back_by_another_succession()
    {
        var (framework, other) = (await World.PublishAsync(World.Text()), await World.OtherAuthorityAsync());
        await World.MoveAsync(framework, other);
        (await First.ActAsync(framework.Path, "succession", World.Succession(other))).Hidden();
        await World.MoveAsync(framework, World.Authority, by: other);
        Assert.Equal(World.Authority.Reference, (await other.Api.GetAsync(framework.Path)).Good()["authority"]);
        (await World.AdvanceAsync(framework, "tendering")).Good();
    }

    private static async Task<(string State, string Reason)> StateAsync(Api api, Answer offered)
    {
        var read = (await api.GetAsync(offered.PathOf())).Good().Json["succession"]!;
        return (read["state"]!.ToString(), read["decisionReason"]!.ToString());
    }

    private static async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> OfferedToAsync(Member other, Framework framework) =>
        [.. (await other.Api.GetAsync($"/api/v1/framework-successions?framework={framework.Id}")).Good().Json["items"]!.AsArray().Select(i => i!)];

    private static async Task<Answer> ReviseAsync(Api api, Framework framework, string document) => await api.SendAsync(
        HttpMethod.Post, $"{framework.Path}/versions?reason=Better", Api.Text(document, "application/yaml"), (await api.GetAsync(framework.Path)).Tag);
}

[Collection(Profiles.Embedded)]
public sealed class SuccessionsOnEmbedded(EmbeddedWorld shared) : SuccessionTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class SuccessionsOnProduction(ProductionWorld shared) : SuccessionTests(shared);
