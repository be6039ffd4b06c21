using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

/// <summary>An administrator manages delegations, credentials and domains on pages, of its own organisation alone.</summary>
public abstract class AdministrationPageTests(SharedWorld shared) : AdministrationPages(shared)
{
    [Fact]
    public async Task A_delegation_is_given_and_ended()
    {
        var (_, browser) = await BeginAsync();
        using var disposing = browser;
        var delegated = await World.PersonAsync(World.OtherBuyer, "evaluator");
        (string, string)[] fields = [("Add.Email", delegated.Email), ("Add.Roles", "procurement-lead"), ("Add.Reason", "They support us.")];
        var wrong = await browser.SubmitAsync("/organisation/delegations?handler=Add", fields);
        Assert.Equal(["Enter a last day that is to come, within four years"], Faults(wrong));
        Assert.Contains($"value=\"{delegated.Email}\"", wrong.Body, StringComparison.Ordinal);

        var day = DateOnly.FromDateTime(World.Now.UtcDateTime).AddYears(1);
        Assert.Equal("/organisation/delegations", (await browser.SubmitAsync("/organisation/delegations?handler=Add",
            [.. fields, ("Add.Until.Day", $"{day.Day}"), ("Add.Until.Month", $"{day.Month}"), ("Add.Until.Year", $"{day.Year}")])).Location);
        var delegation = LinkIn(await browser.OpenAsync("/organisation/delegations"), "/organisation/delegations/");
        Assert.Contains("procurement-lead", (await delegated.Api.GetAsync("/api/v1/people/own")).Good().Body, StringComparison.Ordinal);

        Assert.Equal(["Enter a reason"], Faults(await browser.SubmitAsync($"{delegation}?handler=End")));
        Assert.Equal(delegation, (await browser.SubmitAsync($"{delegation}?handler=End", ("End.Reason", "All done."))).Location);
        var page = await browser.OpenAsync(delegation);
        Assert.Contains("All done.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("End.Reason", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("procurement-lead", (await delegated.Api.GetAsync("/api/v1/people/own")).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_works()
    {
        var (_, browser) = await BeginAsync();
        using var disposing = browser;
        Assert.Equal(["Enter a name"], Faults(await browser.SubmitAsync("/organisation/credentials?handler=Add", ("Add.Scopes", "evaluator"))));
        var issued = await browser.SubmitAsync("/organisation/credentials?handler=Add", ("Add.Name", $"Marks {Script}"), ("Add.Scopes", "evaluator"));
        var (secret, path) = (Assert.Single(Secrets(issued)), LinkIn(issued, "/organisation/credentials/"));
        Assert.Equal(HttpStatusCode.OK, issued.Status);
        Assert.Contains("no-store", issued.CacheControl, StringComparison.Ordinal);
        Assert.DoesNotContain(issued.Cookies, c => c.StartsWith("leadline-done=", StringComparison.Ordinal));
        (await World.Host.As(path[^36..], secret).GetAsync("/api/v1/credentials/own")).Good();
        foreach (var page in new[] { await browser.OpenAsync("/organisation/credentials"), await browser.OpenAsync(path) })
        {
            Assert.Contains($"Marks {Script}", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Script, page.Body, StringComparison.Ordinal);
            Assert.Empty(Secrets(page));
        }

        var wrong = await browser.SubmitAsync($"{path}?handler=Rotate", ("Rotate.KeepFormerHours", "a while"));
        Assert.Equal(["Enter a whole number of hours from 0 to 168"], Faults(wrong));
        Assert.Contains("value=\"a while\"", wrong.Body, StringComparison.Ordinal);
        var rotated = Assert.Single(Secrets(await browser.SubmitAsync($"{path}?handler=Rotate", ("Rotate.KeepFormerHours", "0"))));
        (await World.Host.As(path[^36..], rotated).GetAsync("/api/v1/credentials/own")).Good();

        Assert.Equal(path, (await browser.SubmitAsync($"{path}?handler=Revoke")).Location);
        Assert.Contains("Revoked", (await browser.OpenAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_has_expired_gets_no_other_secret()
    {
        var organisation = await World.JoinAsync("trust", $"GB-NHS:P{World.Unique():D5}", "buyer");
        var (person, day) = (await World.PersonAsync(organisation, "administrator"), DateOnly.FromDateTime(World.Now.UtcDateTime).AddDays(1));
        using var before = await SignedInAsync(person);
        var issued = await before.SubmitAsync("/organisation/credentials?handler=Add", ("Add.Name", "Marks"), ("Add.Scopes", "evaluator"),
            ("Add.ExpiresAt.Day", $"{day.Day}"), ("Add.ExpiresAt.Month", $"{day.Month}"), ("Add.ExpiresAt.Year", $"{day.Year}"));
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(3));
        using var browser = await SignedInAsync(person);
        var path = LinkIn(issued, "/organisation/credentials/");
        var page = await browser.OpenAsync(path);
        Assert.Contains("Expired", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Rotate", page.Body, StringComparison.Ordinal);
        var refused = await PostedAsync(browser, $"{path}?handler=Rotate", ("Rotate.KeepFormerHours", "0"));
        Assert.Contains("gets no new secret", Assert.Single(Faults(refused)), StringComparison.Ordinal);
        Assert.Empty(Secrets(refused));
    }

    [Fact]
    public async Task A_domain_is_claimed_and_given_up()
    {
        var (_, browser) = await BeginAsync();
        using var disposing = browser;
        var wrong = await browser.SubmitAsync("/organisation/domains?handler=Claim", ("Claim.Domain", "nhs.net"));
        Assert.Contains("can't be one's own", Assert.Single(Faults(wrong)), StringComparison.Ordinal);
        Assert.Contains("value=\"nhs.net\"", wrong.Body, StringComparison.Ordinal);
        Assert.Equal("/organisation/domains", (await browser.SubmitAsync("/organisation/domains?handler=Claim", ("Claim.Domain", $"d{World.Unique()}.example.nhs.uk"))).Location);
        var list = await browser.OpenAsync("/organisation/domains");
        Assert.Contains("Waits to be verified", list.Text, StringComparison.Ordinal);
        var path = LinkIn(list, "/organisation/domains/");
        var seen = Hidden(await browser.OpenAsync(path), "End.Version");

        var api = $"/api/v1/email-domains/{path[^36..]}";
        (await World.Host.Operator.ActAsync(api, "verification", new { reason = "By its register." })).Good();
        var stale = await browser.SubmitAsync($"{path}?handler=End", ("End.Version", seen), ("End.Reason", "Sold."));
        Assert.Contains("changed while you looked at it", Assert.Single(Faults(stale)), StringComparison.Ordinal);
        Assert.Contains("Sold.", stale.Text, StringComparison.Ordinal);
        Assert.NotEqual(seen, Hidden(stale, "End.Version"));
        Assert.Equal(path, (await browser.SubmitAsync($"{path}?handler=End", ("End.Version", Hidden(stale, "End.Version")), ("End.Reason", "Sold."))).Location);
        Assert.Contains("The claim has ended.", (await browser.OpenAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_another_organisations_is_not_there()
    {
        var (_, browser) = await BeginAsync();
        using var disposing = browser;
        var other = World.OtherBuyer;
        var person = await World.PersonAsync(other, "evaluator");
        var grant = (await World.Host.Operator.GetAsync($"/api/v1/people/{person.Id}")).Good().Json["roles"]![0]!["id"]!.ToString();
        var request = (await person.Api.PostAsync("/api/v1/access-requests", new { organisation = other.Id, roles = new[] { "approver" }, reason = "Please." })).Good().Id;
        var delegation = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{other.Id}/delegations", new
        {
            email = (await World.PersonAsync(World.Buyer, "evaluator")).Email, roles = new[] { "approver" }, until = World.Now + TimeSpan.FromDays(30), reason = "Covers.",
        })).Good().Id;
        var credential = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{other.Id}/credentials", new { name = "P", scopes = new[] { "evaluator" } })).Good().Id;
        var domain = (await other.Administrator.PostAsync($"/api/v1/organisations/{other.Id}/email-domains", new { domain = $"d{World.Unique()}.example.nhs.uk" })).Good().Id;
        var own = (await browser.OpenAsync("/organisation/people")).Body;
        (string Path, string Handler, (string, string)[] Fields)[] acts =
        [
            ($"people/{person.Id}", "Give", [("Give.Roles", "approver"), ("Give.Reason", "No.")]),
            ($"people/{person.Id}", "End", [("End.Grant", grant), ("End.Reason", "No.")]),
            (LinkIn(own, "/organisation/people/")[14..], "End", [("End.Grant", grant), ("End.Reason", "No.")]),
            ($"people/{person.Id}", "Help", [("Help.Act", "link"), ("Help.Reason", "No.")]),
            ($"people/{person.Id}", "SignOut", []),
            ($"requests/{request}", "Decide", [("Decide.Answer", "refuse"), ("Decide.Reason", "No.")]),
            ($"delegations/{delegation}", "End", [("End.Reason", "No.")]),
            ($"credentials/{credential}", "Rotate", [("Rotate.KeepFormerHours", "0")]),
            ($"credentials/{credential}", "Revoke", []),
            ($"domains/{domain}", "End", [("End.Version", "\"1\""), ("End.Reason", "No.")]),
        ];
        foreach (var (path, handler, fields) in acts)
        {
            var shown = await PostedAsync(browser, $"/organisation/{path}?handler={handler}", fields);
            Assert.Equal((path, handler, HttpStatusCode.NotFound), (path, handler, shown.Status));
            if (!own.Contains(path, StringComparison.Ordinal))
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await browser.OpenAsync($"/organisation/{path}")).Status));
        }

        Assert.Single(await World.LettersAsync(person.Email)); // the invitation
        Assert.Contains("evaluator", (await person.Api.GetAsync("/api/v1/people/own")).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_runs_the_installation_manages_its_own_organisation_here_and_no_other()
    {
        var person = await World.PersonAsync(World.Authority, "administrator");
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Authority.Id}/people/{person.Id}/roles", new { roles = new[] { "operator" }, reason = "Runs it." })).Good();
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromSeconds(30)); // to another code
        using var browser = await SignedInAsync(person);
        var other = await World.PersonAsync(World.Buyer, "evaluator");
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync($"/organisation/people/{person.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/organisation/people/{other.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostedAsync(browser, $"/organisation/people/{other.Id}?handler=SignOut")).Status);
    }

    [Fact]
    public async Task A_form_from_another_site_changes_nothing()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var person = await World.PersonAsync(organisation, "evaluator");
        var of = $"people/{person.Id}";
        foreach (var path in new[] { "people?handler=Add", $"{of}?handler=Give", $"{of}?handler=End", $"{of}?handler=Help", $"{of}?handler=SignOut", "delegations?handler=Add", "credentials?handler=Add", "domains?handler=Claim" })
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await browser.PostAsync($"/organisation/{path}", ("Add.Name", "N"), ("Claim.Domain", "a.example.nhs.uk"))).Status));
        foreach (var path in new[] { "/account/organisations?handler=Act", $"/account/organisations/request?organisation={organisation.Id}" })
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await browser.PostAsync(path, ("organisation", organisation.Id))).Status));
        Assert.Equal(2, (await PeopleOfAsync(organisation)).Count);
    }
}

[Collection(Profiles.Embedded)]
public sealed class AdministrationPagesOnEmbedded(EmbeddedWorld shared) : AdministrationPageTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class AdministrationPagesOnProduction(ProductionWorld shared) : AdministrationPageTests(shared);
