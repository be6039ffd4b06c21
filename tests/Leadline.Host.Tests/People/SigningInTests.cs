using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public abstract class SigningInTests(SharedWorld shared) : InWorld(shared)
{
    private const string Own = "/api/v1/people/own";

    [Fact]
    public async Task A_person_signs_in_with_a_password_and_acts_in_the_roles_that_it_holds()
    {
        var person = await World.PersonAsync(World.Buyer, "procurement-lead");
        var own = (await person.Api.GetAsync(Own)).Good();

        Assert.Equal((person.Email, "False"), (own["email"], Capital(own["lacksSecondFactor"])));
        var capacity = Assert.Single(own.Json["capacities"]!.AsArray())!;
        Assert.Equal(("True", World.Buyer.Reference, "procurement-lead"),
            (Capital(capacity["acting"]!.ToString()), capacity["reference"]!.ToString(), Assert.Single(capacity["roles"]!.AsArray())!.ToString()));
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good();
        (await person.Api.GetAsync($"/api/v1/organisations/{World.Buyer.Id}/people")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task Whatever_is_wrong_the_answer_is_the_same()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var wrong = await person.SignInAsync("correct horse staple battery");
        var unknown = await World.Host.Anonymous().PostAsync("/api/v1/sessions", new { email = $"x{World.Unique()}@nowhere.example", password = "correct horse staple battery" });

        wrong.Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        Assert.Equal(Said(wrong), Said(unknown));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_a_quarter_of_an_hour_too()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        for (var i = 0; i < 5; i++)
            (await person.SignInAsync($"correct horse {i} staple")).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        (await person.SignInAsync()).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(16));
        (await person.SignInAsync()).Good();
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_locked_like_any_other()
    {
        var (email, answers) = ($"x{World.Unique()}@nowhere.example", new List<Answer>());
        for (var i = 0; i < 7; i++)
            answers.Add(await World.Host.Anonymous().PostAsync("/api/v1/sessions", new { email, password = "correct horse staple battery" }));
        Assert.Single(answers.Select(Said).Distinct());
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_more_than_five()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => person.SignInAsync($"wrong guess number {i}")));
        var refused = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={person.Id}&act=refuse-sign-in&limit=200")).Good();
        Assert.Equal(5, refused.Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_session_ends_when_it_rests_for_half_an_hour()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var api = World.Host.With($"Bearer {await person.TokenAsync()}");
        for (var i = 0; i < 3; i++)
        {
            await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(29));
            (await api.GetAsync(Own)).Good();
        }

        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(30));
        (await api.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
    }

    [Fact]
    public async Task However_busy_a_session_ends_after_twelve_hours()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var api = World.Host.With($"Bearer {await person.TokenAsync()}");
        for (var i = 0; i < 35; i++) // 11 hours and 40 minutes
        {
            await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(20));
            (await api.GetAsync(Own)).Good();
        }

        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(20));
        (await api.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
    }

    [Fact]
    public async Task A_token_kept_from_before_a_sign_out_is_worth_nothing_after_it()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var (here, there) = (World.Host.With($"Bearer {await person.TokenAsync()}"), World.Host.With($"Bearer {await person.TokenAsync()}"));
        var sessions = (await here.GetAsync("/api/v1/sessions")).Good().Json.AsArray();
        Assert.Equal(3, sessions.Count); // one more by which the world looked at the person
        foreach (var other in sessions.Where(s => !s!["thisOne"]!.GetValue<bool>()))
            (await here.SendAsync(HttpMethod.Delete, $"/api/v1/sessions/{other!["id"]}")).Good();

        (await there.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        (await here.GetAsync(Own)).Good();
    }

    [Fact]
    public async Task Two_tokens_in_one_request_are_none()
    {
        var (one, other) = (await World.PersonAsync(World.Buyer, "evaluator"), await World.PersonAsync(World.Buyer, "evaluator"));
        var api = World.Host.With($"Bearer {await one.TokenAsync()}");
        (await api.GetAsync(Own)).Good();
        api.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {await other.TokenAsync()}");
        (await api.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
    }

    [Theory]
    [InlineData("leadline_session_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("leadline_session_")]
    [InlineData("leadline_session_%00")]
    [InlineData("leadline_link_0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_guessed_token_is_nobodys(string token) =>
        (await World.Host.With($"Bearer {token}").GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");

    [Fact]
    public async Task Nobody_ends_another_persons_session()
    {
        var (one, other) = (await World.PersonAsync(World.Buyer, "evaluator"), await World.PersonAsync(World.Buyer, "evaluator"));
        (await one.Api.GetAsync(Own)).Good();
        var session = (await one.Api.GetAsync("/api/v1/sessions")).Good().Json[0]!["id"]!.ToString();
        (await other.Api.SendAsync(HttpMethod.Delete, $"/api/v1/sessions/{session}")).Hidden();
        (await one.Api.GetAsync(Own)).Good();
    }

    [Fact]
    public async Task A_token_is_kept_as_a_hash_alone()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var token = await person.TokenAsync();
        var stored = await World.Host.StoredAsync();
        Assert.Contains(person.Email, stored, StringComparison.Ordinal); // what it looks into is the right thing
        Assert.DoesNotContain(token, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Password, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var (here, there) = (World.Host.With($"Bearer {await person.TokenAsync()}"), World.Host.With($"Bearer {await person.TokenAsync()}"));
        (await here.PostAsync("/api/v1/people/own/password", new { present = "not this one at all", password = "a wholly new phrase" })).Refused(HttpStatusCode.BadRequest, "password-wrong");
        (await here.PostAsync("/api/v1/people/own/password", new { present = person.Password, password = "a wholly new phrase" })).Good();

        (await here.GetAsync(Own)).Good();
        (await there.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        (await person.SignInAsync()).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        (await person.SignInAsync("a wholly new phrase")).Good();
    }

    [Theory]
    [InlineData("short", "password-length")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "password-weak")]
    [InlineData("leadline1234", "password-guessable")]
    [InlineData("", "password-length")]
    public async Task A_poor_password_is_refused_with_what_would_be_right(string password, string code)
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var refused = (await person.Api.PostAsync("/api/v1/people/own/password", new { present = person.Password, password })).Refused(HttpStatusCode.BadRequest, code);
        Assert.Equal("/password", refused.Pointer);
    }

    [Fact]
    public async Task A_closed_account_is_shut_at_once()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        (await person.Api.GetAsync(Own)).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/people/{person.Id}/closure", new { reason = "Has left." })).Good();
        (await person.Api.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
    }

    [Fact]
    public async Task Signing_in_and_being_refused_stand_in_the_record()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        (await person.SignInAsync()).Good();
        await person.SignInAsync("not this one at all");
        var entries = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={person.Id}")).Good().Json["items"]!.AsArray();

        Assert.Equal(["add-person", "choose-password", "sign-in", "sign-in", "refuse-sign-in"], entries.Select(e => e!["act"]!.ToString()));
        Assert.Equal(entries.Count, entries.Select(e => e!["requestId"]!.ToString()).Distinct().Count());
        Assert.DoesNotContain(person.Email, entries.ToJsonString(), StringComparison.Ordinal);
    }

    // All of it but the identifier of the request.
    private static string Said(Answer answer)
    {
        var body = answer.Json.AsObject();
        body.Remove("traceId");
        return $"{answer.Status} {body.ToJsonString()}";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

[Collection(Profiles.Embedded)]
public sealed class SigningInOnEmbedded(EmbeddedWorld shared) : SigningInTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class SigningInOnProduction(ProductionWorld shared) : SigningInTests(shared);
