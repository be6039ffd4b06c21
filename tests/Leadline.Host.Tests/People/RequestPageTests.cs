using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

/// <summary>A person asks for roles on a page and chooses for whom to act; an administrator decides on another.</summary>
public abstract class RequestPageTests(SharedWorld shared) : AdministrationPages(shared)
{
    [Fact]
    public async Task A_request_is_asked_for_on_a_page_and_approved_on_another()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var person = await World.PersonAsync(organisation, "evaluator");
        using var theirs = await SignedInAsync(person);
        var ask = $"/account/organisations/request?organisation={organisation.Id}";
        Assert.Contains($"href=\"{ask}\"", (await theirs.OpenAsync("/account/organisations/request")).Text, StringComparison.Ordinal);
        var wrong = await theirs.SubmitAsync(ask, ("Ask.Reason", "I chair the panel."));
        Assert.Equal(["Choose at least one role"], Faults(wrong));
        Assert.Contains("I chair the panel.", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("/account/organisations", (await theirs.SubmitAsync(ask, ("Ask.Roles", "moderator"), ("Ask.Reason", "I chair the panel."))).Location);
        Assert.Contains("Waits for a decision", (await theirs.OpenAsync("/account/organisations")).Text, StringComparison.Ordinal);

        var request = LinkIn(await browser.OpenAsync("/organisation/requests"), "/organisation/requests/");
        Assert.Equal(["Choose whether to approve or refuse"], Faults(await browser.SubmitAsync($"{request}?handler=Decide", ("Decide.Reason", "She does."))));
        Assert.Equal(["Enter a reason"], Faults(await browser.SubmitAsync($"{request}?handler=Decide", ("Decide.Answer", "approve"))));
        Assert.Equal(request, (await browser.SubmitAsync($"{request}?handler=Decide", ("Decide.Answer", "approve"), ("Decide.Reason", "She does."))).Location);
        var decided = await browser.OpenAsync(request);
        Assert.Contains("Approved", decided.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Decide.Answer", decided.Body, StringComparison.Ordinal);
        var own = await theirs.OpenAsync("/account/organisations");
        Assert.Contains("<li>Moderator</li>", own.Body, StringComparison.Ordinal);
        Assert.Contains("She does.", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_refused()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var person = await World.PersonAsync(organisation, "evaluator");
        (await person.Api.PostAsync("/api/v1/access-requests", new { organisation = organisation.Id, roles = new[] { "approver" }, reason = "Please." })).Good();
        var request = LinkIn(await browser.OpenAsync("/organisation/requests"), "/organisation/requests/");
        await browser.SubmitAsync($"{request}?handler=Decide", ("Decide.Answer", "refuse"), ("Decide.Reason", "Not yet."));
        Assert.Contains("Refused", (await browser.OpenAsync(request)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("approver", (await person.Api.GetAsync("/api/v1/people/own")).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_request_is_for_another_administrator()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        await browser.SubmitAsync($"/account/organisations/request?organisation={organisation.Id}", ("Ask.Roles", "approver"), ("Ask.Reason", "I do it all."));
        var request = LinkIn(await browser.OpenAsync("/organisation/requests"), "/organisation/requests/");
        var page = await browser.OpenAsync(request);
        Assert.Contains("another administrator of your organisation must decide it", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Decide.Answer", page.Body, StringComparison.Ordinal);
        var shown = await browser.SubmitAsync($"{request}?handler=Decide", ("Decide.Answer", "approve"), ("Decide.Reason", "I do."));
        Assert.Equal(["Whoever raises a request does not approve it: another administrator decides."], Faults(shown));
    }

    [Fact]
    public async Task An_organisation_that_does_not_admit_is_not_asked()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var browser = await SignedInAsync(person);
        var path = $"/account/organisations/request?organisation={World.OtherBuyer.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostedAsync(browser, path, ("Ask.Roles", "evaluator"), ("Ask.Reason", "Please."))).Status);
    }

    [Fact]
    public async Task A_person_chooses_for_whom_to_act()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.OtherBuyer.Id}/delegations",
            new { email = person.Email, roles = new[] { "approver" }, until = World.Now + TimeSpan.FromDays(30), reason = "Covers." })).Good();
        using var browser = await SignedInAsync(person);
        var page = await browser.OpenAsync("/account/organisations");
        Assert.Contains("Delegation", page.Text, StringComparison.Ordinal);
        var (organisation, delegation) = (Hidden(page, "organisation"), Hidden(page, "delegation"));
        Assert.Equal(World.OtherBuyer.Id, organisation);

        Assert.Equal("/account/organisations", (await browser.SubmitAsync("/account/organisations?handler=Act", ("organisation", organisation), ("delegation", delegation))).Location);
        page = await browser.OpenAsync("/account/organisations");
        Assert.Contains("You act for another organisation now.", page.Text, StringComparison.Ordinal);
        Assert.Equal(World.Buyer.Id, Hidden(page, "organisation")); // the one to change back to
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync("/account/organisations?handler=Act", ("organisation", World.Authority.Id))).Status);
    }

    [Fact]
    public async Task Whoever_lacks_a_second_factor_is_told_where_to_get_one()
    {
        using var browser = await SignedInAsync(await World.PersonWithoutCodeAsync(World.Authority, "auditor"));
        var page = await browser.OpenAsync("/account/organisations");
        Assert.Contains("href=\"/account/second-factor\">Set up an authenticator app", page.Text, StringComparison.Ordinal);
    }
}

[Collection(Profiles.Embedded)]
public sealed class RequestPagesOnEmbedded(EmbeddedWorld shared) : RequestPageTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class RequestPagesOnProduction(ProductionWorld shared) : RequestPageTests(shared);
