using System.Net;
using System.Text.RegularExpressions;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

/// <summary>An administrator manages its organisation on pages, with a browser and its cookie.</summary>
public abstract partial class AdministrationPageTests(SharedWorld shared) : InWorld(shared)
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task A_person_is_added_and_found()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var email = $"n{World.Unique()}@else.example";
        var done = await browser.SubmitAsync("/organisation/people?handler=Add", ("Add.Name", "Ann Smith"), ("Add.Email", email), ("Add.Roles", "evaluator"),
            ("Add.Roles", "approver"), ("Add.Until.Day", "31"), ("Add.Until.Month", "3"), ("Add.Until.Year", "2031"), ("Add.Reason", "Joins us."));
        Assert.Equal("/organisation/people", done.Location);
        var page = await browser.OpenAsync(done.Location!);
        Assert.Contains("The person is added.", page.Text, StringComparison.Ordinal);
        Assert.Contains(email, page.Text, StringComparison.Ordinal);
        Assert.Contains("Approver, Evaluator", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The person is added.", (await browser.OpenAsync(done.Location!)).Text, StringComparison.Ordinal); // said once

        var added = (await PeopleOfAsync(organisation)).Single(p => p["email"]!.ToString() == email);
        Assert.All(added["roles"]!.AsArray(), r => Assert.Equal(DateTimeOffset.Parse("2031-03-31T23:00:00Z", null), r!["until"]!.GetValue<DateTimeOffset>())); // the day's end in London
        Assert.NotEmpty(await World.LettersAsync(email));
    }

    [Fact]
    public async Task Wrong_input_is_explained_and_kept()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var before = (await PeopleOfAsync(organisation)).Count;
        var shown = await browser.SubmitAsync("/organisation/people?handler=Add", ("Add.Name", "Ann"), ("Add.Email", "no \"address\""), ("Add.Reason", " "));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal(["Write one e-mail address, such as ann.smith@leedsth.nhs.uk.", "Choose at least one role", "Enter a reason"], Faults(shown));
        foreach (var field in new[] { "Add_Email", "Add_Roles", "Add_Reason" })
        {
            Assert.Contains($"href=\"#{field}\"", shown.Body, StringComparison.Ordinal);
            Assert.Contains($"id=\"{field}\"", shown.Body, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"Ann\"", shown.Body, StringComparison.Ordinal);
        Assert.Contains("value=\"no &quot;address&quot;\"", shown.Body, StringComparison.Ordinal);
        Assert.Equal(before, (await PeopleOfAsync(organisation)).Count);
    }

    [Theory]
    [InlineData("31", "2", "2031", "The date must be a real date, such as 31 3 2026")]
    [InlineData("31", "", "2031", "The date must include a month")]
    [InlineData("1", "1", "2001", "The last day must not be over already")]
    public async Task A_wrong_last_day_gives_no_roles_for_ever(string day, string month, string year, string fault)
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var email = $"n{World.Unique()}@else.example";
        var shown = await browser.SubmitAsync("/organisation/people?handler=Add", ("Add.Name", "Ann Smith"), ("Add.Email", email), ("Add.Roles", "evaluator"),
            ("Add.Until.Day", day), ("Add.Until.Month", month), ("Add.Until.Year", year), ("Add.Reason", "Joins us."));
        Assert.Equal([fault], Faults(shown));
        Assert.Contains("checked=\"checked\" class=\"nhsuk-checkboxes__input\" id=\"Add_Roles-3\" name=\"Add.Roles\" type=\"checkbox\" value=\"evaluator\"", shown.Body, StringComparison.Ordinal);
        Assert.Contains($"name=\"Add.Until.Day\" type=\"text\" value=\"{day}\"", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(await PeopleOfAsync(organisation), p => p["email"]!.ToString() == email);
    }

    [Fact]
    public async Task Only_roles_that_the_kind_of_organisation_has_are_offered()
    {
        var person = await World.PersonAsync(World.Outsider, "administrator");
        using var browser = await SignedInAsync(person);
        var page = await browser.OpenAsync("/organisation/people");
        Assert.Contains("value=\"bid-manager\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"evaluator\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"category-manager\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Add.CallOff", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_given_and_ended()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var person = await World.PersonAsync(organisation, "evaluator");
        var (path, callOff) = ($"/organisation/people/{person.Id}", Guid.CreateVersion7());
        Assert.Equal(path, (await browser.SubmitAsync($"{path}?handler=Give", ("Give.Roles", "moderator"), ("Give.CallOff", $"{callOff}"), ("Give.Reason", "Stands in."))).Location);
        var page = await browser.OpenAsync(path);
        Assert.Contains($"Moderator, on call-off {callOff}", page.Text, StringComparison.Ordinal);

        Assert.Equal(["Choose the role to end"], Faults(await browser.SubmitAsync($"{path}?handler=End", ("End.Reason", "Moved on."))));
        var grant = Choice(page, "End.Grant", "Evaluator");
        Assert.Equal(["Enter a reason"], Faults(await browser.SubmitAsync($"{path}?handler=End", ("End.Grant", grant))));
        Assert.Equal(path, (await browser.SubmitAsync($"{path}?handler=End", ("End.Grant", grant), ("End.Reason", $"Moved on. {Script}"))).Location);
        page = await browser.OpenAsync(path);
        Assert.Contains("The role has ended.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Moved on. {Script}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Script, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(grant, page.Body, StringComparison.Ordinal); // what has ended is not offered again
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var own = Assert.Single(await PeopleOfAsync(organisation))["id"]!.ToString();
        var page = await browser.OpenAsync($"/organisation/people/{own}");
        var shown = await browser.SubmitAsync($"/organisation/people/{own}?handler=End", ("End.Grant", Choice(page, "End.Grant", "Administrator")), ("End.Reason", "I leave."));
        Assert.Equal(["An organisation keeps its last administrator: make another one first."], Faults(shown));
        Assert.Contains("I leave.", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_can_not_get_in_is_helped()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var person = await World.PersonAsync(organisation, "evaluator");
        await person.SetUpAuthenticatorAsync();
        var path = $"/organisation/people/{person.Id}";
        Assert.Equal(["Choose what to do"], Faults(await browser.SubmitAsync($"{path}?handler=Help", ("Help.Reason", "She rang."))));
        Assert.Equal(["Enter a reason"], Faults(await browser.SubmitAsync($"{path}?handler=Help", ("Help.Act", "link"))));
        Assert.Equal(path, (await browser.SubmitAsync($"{path}?handler=Help", ("Help.Act", "link"), ("Help.Reason", "She rang."))).Location);
        Assert.Equal(2, (await World.LettersAsync(person.Email)).Count); // the invitation, and now the link

        for (var i = 0; i < 12; i++)
            await person.SignInAsync("not the password");
        (await person.SignInAsync()).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        Assert.Equal(path, (await browser.SubmitAsync($"{path}?handler=Help", ("Help.Act", "unlock"), ("Help.Reason", "She rang."))).Location);
        Assert.Equal("/code", (await person.SignInAsync()).Pointer); // the password is taken again, and the code asked for

        Assert.Equal(path, (await browser.SubmitAsync($"{path}?handler=Help", ("Help.Act", "authenticator"), ("Help.Reason", "Lost phone."))).Location);
        (await person.SignInAsync()).Good();
        Assert.DoesNotContain("value=\"authenticator\"", (await browser.OpenAsync(path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_belongs_elsewhere_too_is_not_helped()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var person = await World.PersonAsync(organisation, "evaluator");
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.OtherBuyer.Id}/people", new { email = person.Email, name = "N", roles = new[] { "evaluator" }, reason = "Both." })).Good();
        var shown = await browser.SubmitAsync($"/organisation/people/{person.Id}?handler=Help", ("Help.Act", "link"), ("Help.Reason", "She rang."));
        Assert.Contains("belongs to another organisation too", Assert.Single(Faults(shown)), StringComparison.Ordinal);
        Assert.Single(await World.LettersAsync(person.Email)); // the invitation
    }

    [Fact]
    public async Task Somebody_is_signed_out_everywhere()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        var person = await World.PersonAsync(organisation, "evaluator");
        using var theirs = await SignedInAsync(person);
        Assert.Equal($"/organisation/people/{person.Id}", (await browser.SubmitAsync($"/organisation/people/{person.Id}?handler=SignOut")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.OpenAsync("/account")).Status);
    }

    [Fact]
    public async Task A_name_is_text_wherever_it_stands()
    {
        var (organisation, browser) = await BeginAsync();
        using var _ = browser;
        await browser.SubmitAsync("/organisation/people?handler=Add", ("Add.Name", Script), ("Add.Email", $"n{World.Unique()}@else.example"), ("Add.Roles", "evaluator"), ("Add.Reason", "Joins us."));
        var id = (await PeopleOfAsync(organisation)).Single(p => p["name"]!.ToString() == Script)["id"]!.ToString();
        foreach (var path in new[] { "/organisation/people", $"/organisation/people/{id}" })
        {
            var page = await browser.OpenAsync(path);
            Assert.Contains(Script, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Script, page.Body, StringComparison.Ordinal);
        }
    }

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

    private async Task<(Member Organisation, Browser Browser)> BeginAsync()
    {
        var organisation = await World.JoinAsync("trust", $"GB-NHS:P{World.Unique():D5}", "buyer");
        return (organisation, await SignedInAsync(await World.PersonAsync(organisation, "administrator")));
    }

    private async Task<Browser> SignedInAsync(Person person)
    {
        var browser = new Browser(World);
        Assert.Equal("/account", (await browser.SignInAsync(person)).Location);
        return browser;
    }

    private async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> PeopleOfAsync(Member organisation) =>
        [.. (await World.Host.Operator.GetAsync($"/api/v1/organisations/{organisation.Id}/people?limit=200")).Good().Json["items"]!.AsArray().Select(p => p!)];

    /// <summary>Posts to a page that can't be opened, with the token of one that can.</summary>
    private static async Task<Shown> PostedAsync(Browser browser, string path, params (string, string)[] fields) =>
        await browser.PostAsync(path, [.. fields, ("__RequestVerificationToken", Hidden(await browser.OpenAsync("/account"), "__RequestVerificationToken"))]);

    private static IEnumerable<string> Faults(Shown page) =>
        Fault().Matches(page.Body[page.Body.IndexOf("nhsuk-error-summary__list", StringComparison.Ordinal)..]).Select(m => WebUtility.HtmlDecode(m.Groups["text"].Value));

    private static string LinkIn(Shown page, string below) => LinkIn(page.Body, below);

    private static string LinkIn(string body, string below) =>
        Regex.Match(body, $"href=\"(?<link>{below}[0-9a-f-]{{36}})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["link"].Value;

    private static string Hidden(Shown page, string name) => WebUtility.HtmlDecode(
        Regex.Match(page.Body, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    private static string Choice(Shown page, string name, string label) => Regex.Match(page.Body,
        $"name=\"{Regex.Escape(name)}\" type=\"radio\" value=\"(?<value>[^\"]*)\" /><label[^>]*>{label}</label>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    private static IReadOnlyList<string> Secrets(Shown page) => [.. Secret().Matches(page.Body).Select(m => m.Value)];

    [GeneratedRegex("leadline_secret_[0-9a-f]{64}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("<li>(<a href=\"#[^\"]*\">|<span>)(?<text>[^<]*)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fault();
}

[Collection(Profiles.Embedded)]
public sealed class AdministrationPagesOnEmbedded(EmbeddedWorld shared) : AdministrationPageTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class AdministrationPagesOnProduction(ProductionWorld shared) : AdministrationPageTests(shared);
