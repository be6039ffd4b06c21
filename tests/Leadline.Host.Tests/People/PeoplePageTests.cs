using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

/// <summary>An administrator manages the people of its organisation on pages.</summary>
public abstract class PeoplePageTests(SharedWorld shared) : AdministrationPages(shared)
{
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
        shown = await browser.SubmitAsync($"/organisation/people/{person.Id}?handler=SignOut");
        Assert.Contains("belongs to another organisation too", shown.Text, StringComparison.Ordinal);
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
}

[Collection(Profiles.Embedded)]
public sealed class PeoplePagesOnEmbedded(EmbeddedWorld shared) : PeoplePageTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class PeoplePagesOnProduction(ProductionWorld shared) : PeoplePageTests(shared);
