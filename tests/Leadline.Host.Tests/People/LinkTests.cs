using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public abstract class LinkTests(SharedWorld shared) : InWorld(shared)
{
    private const string NewPassword = "another phrase altogether";

    [Fact]
    public async Task A_link_chooses_a_password_once_and_ends_every_session()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var session = World.Host.With($"Bearer {await person.TokenAsync()}");
        var link = await AskAsync(person.Email);
        (await ChooseAsync(link, "short")).Refused(HttpStatusCode.BadRequest, "password-length");
        (await ChooseAsync(link, NewPassword)).Good();

        (await session.GetAsync("/api/v1/people/own")).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        (await person.SignInAsync(NewPassword)).Good();
        (await ChooseAsync(link, "yet another phrase here")).Refused("link-void");
        (await person.SignInAsync(NewPassword)).Good();
    }

    [Fact]
    public async Task A_link_used_twice_at_once_is_used_once()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var link = await AskAsync(person.Email);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ChooseAsync(link, $"{NewPassword} {i}")));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.NoContent));
    }

    [Fact]
    public async Task A_link_to_another_password_is_void_after_an_hour()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var link = await AskAsync(person.Email);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromHours(1));
        (await ChooseAsync(link, NewPassword)).Refused("link-void");
    }

    [Fact]
    public async Task A_link_is_void_once_the_password_was_changed()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var link = await AskAsync(person.Email);
        (await person.Api.PostAsync("/api/v1/people/own/password", new { present = person.Password, password = NewPassword })).Good();
        (await ChooseAsync(link, "a phrase of whoever reads the mail")).Refused("link-void");
        (await person.SignInAsync(NewPassword)).Good();
    }

    [Fact]
    public async Task A_link_of_a_closed_account_stays_void_when_it_is_opened_again()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var link = await AskAsync(person.Email);
        (await World.Host.Operator.PostAsync($"/api/v1/people/{person.Id}/closure", new { reason = "Has left." })).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people",
            new { email = person.Email, name = "X", roles = new[] { "evaluator" }, reason = "Came back." })).Good();
        (await ChooseAsync(link, NewPassword)).Refused("link-void");
    }

    [Fact]
    public async Task Asking_for_a_link_tells_nobody_whether_there_is_an_account()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var (known, unknown) = (await PostAsync(person.Email), await PostAsync($"x{World.Unique()}@nowhere.example"));
        Assert.Equal((HttpStatusCode.Accepted, known.Body), (unknown.Status, unknown.Body));
        Assert.Equal(HttpStatusCode.Accepted, known.Status);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_by_asking()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var before = (await World.LettersAsync(person.Email)).Count;
        for (var i = 0; i < 6; i++)
            await PostAsync(person.Email);
        await World.Host.RestAsync();
        Assert.Equal(3, (await World.LettersAsync(person.Email)).Count - before);
    }

    [Fact]
    public async Task Staff_with_an_address_at_a_verified_domain_open_an_account_and_ask_for_roles()
    {
        var domain = $"d{World.Unique()}.nhs.uk";
        await VerifyAsync(domain);
        var email = $"Ann.O'Neill@{domain}";
        (await PostAsync(email)).Good();
        await World.Host.RestAsync();
        var link = World.LinkIn(Assert.Single(await World.LettersAsync(email.ToLowerInvariant())));
        (await ChooseAsync(link, NewPassword)).Refused(HttpStatusCode.BadRequest, "text-missing");
        (await World.Host.Anonymous().PostAsync("/api/v1/passwords", new { link, password = NewPassword, name = "Ann O'Neill" })).Good();
        var ann = World.Host.With($"Bearer {(await SignInAsync(email, NewPassword)).Good()["token"]}");
        (await ann.GetAsync("/api/v1/contracts")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");

        (await AskForRolesAsync(ann, World.OtherBuyer)).Hidden();
        var request = (await AskForRolesAsync(ann, World.Buyer)).Good().Id;
        (await AskForRolesAsync(ann, World.Buyer)).Refused("request-waiting");
        (await World.OtherBuyer.Administrator.PostAsync($"/api/v1/access-requests/{request}/decision", new { approve = true, reason = "Why not." })).Hidden();
        (await World.Buyer.Administrator.PostAsync($"/api/v1/access-requests/{request}/decision", new { approve = true, reason = "She is one of ours." })).Good();

        var again = World.Host.With($"Bearer {(await SignInAsync(email, NewPassword)).Good()["token"]}");
        (await again.GetAsync("/api/v1/contracts")).Good();
    }

    [Fact]
    public async Task Whoever_raises_a_request_does_not_approve_it()
    {
        var administrator = await World.PersonAsync(World.Buyer, "administrator");
        var request = (await AskForRolesAsync(administrator.Api, World.Buyer)).Good().Id;
        (await administrator.Api.PostAsync($"/api/v1/access-requests/{request}/decision", new { approve = true, reason = "I deserve it." })).Refused("own-request");
        (await World.Buyer.Administrator.PostAsync($"/api/v1/access-requests/{request}/decision", new { approve = false, reason = "No need." })).Good();
        (await World.Buyer.Administrator.PostAsync($"/api/v1/access-requests/{request}/decision", new { approve = true, reason = "After all." })).Refused("request-decided");
    }

    [Fact]
    public async Task The_letters_are_for_the_operators_own_socket()
    {
        var person = await World.PersonAsync(World.Authority, "operator");
        (await person.Api.GetAsync("/api/v1/mail")).Hidden();
        (await person.Api.GetAsync("/api/v1/dead-letters")).Good();
    }

    private async Task<string> AskAsync(string email)
    {
        (await PostAsync(email)).Good();
        await World.Host.RestAsync();
        return World.LinkIn((await World.LettersAsync(email))[^1]);
    }

    private Task<Answer> PostAsync(string email) => World.Host.Anonymous().PostAsync("/api/v1/links", new { email });

    private Task<Answer> ChooseAsync(string link, string password) => World.Host.Anonymous().PostAsync("/api/v1/passwords", new { link, password });

    private Task<Answer> SignInAsync(string email, string password) => World.Host.Anonymous().PostAsync("/api/v1/sessions", new { email, password });

    private static Task<Answer> AskForRolesAsync(Testing.Api api, Member organisation) =>
        api.PostAsync("/api/v1/access-requests", new { organisation = organisation.Id, roles = new[] { "evaluator" }, reason = "I am to mark bids." });

    private async Task VerifyAsync(string domain)
    {
        var claim = (await World.Buyer.Administrator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/email-domains", new { domain })).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/email-domains/{claim.Id}/verification", new { reason = "Seen in the DNS." }, claim.Tag)).Good();
    }
}

[Collection(Profiles.Embedded)]
public sealed class LinksOnEmbedded(EmbeddedWorld shared) : LinkTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class LinksOnProduction(ProductionWorld shared) : LinkTests(shared);
