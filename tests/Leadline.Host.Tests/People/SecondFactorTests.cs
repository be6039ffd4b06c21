using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public abstract class SecondFactorTests(SharedWorld shared) : InWorld(shared)
{
    private const string Own = "/api/v1/people/own";

    [Fact]
    public async Task The_authoritys_staff_may_do_nothing_without_a_second_factor()
    {
        var person = await World.PersonWithoutCodeAsync(World.Authority, "category-manager");
        (await person.Api.GetAsync("/api/v1/tenders")).Refused(HttpStatusCode.Forbidden, "second-factor-needed");
        Assert.Equal("true", (await person.Api.GetAsync(Own)).Good()["lacksSecondFactor"]);

        await person.SetUpAuthenticatorAsync();
        (await person.Api.GetAsync("/api/v1/tenders")).Good();
    }

    [Fact]
    public async Task Whoever_has_an_authenticator_signs_in_with_its_code()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        await NextCodeAsync();
        (await person.SignInAsync()).Refused(HttpStatusCode.Unauthorized, "second-factor-needed");
        (await person.SignInAsync(code: "000000")).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        (await World.Host.With($"Bearer {await person.TokenAsync(person.Code)}").GetAsync("/api/v1/tenders")).Good();
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        await NextCodeAsync();
        var code = person.Code;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.SignInAsync(code: code)));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Created));
        (await person.SignInAsync(code: code)).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
    }

    [Fact]
    public async Task A_code_of_a_minute_ago_is_too_old()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        await NextCodeAsync();
        var code = person.Code;
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromSeconds(60));
        (await person.SignInAsync(code: code)).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
    }

    [Fact]
    public async Task Guessing_codes_shuts_the_door_for_the_right_one_too()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        await NextCodeAsync();
        foreach (var guess in new[] { "111111", "222222", "333333", "444444" }.Where(g => g != person.Code))
            (await person.SignInAsync(code: guess)).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        (await person.SignInAsync(code: "not-a-code")).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        (await person.SignInAsync(code: person.Code)).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        await NextCodeAsync();
        var codes = (await person.Api.PostAsync($"{Own}/recovery-codes", new { code = person.Code })).Good().Json["codes"]!.AsArray().Select(c => c!.ToString()).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        (await person.SignInAsync(code: codes[0].ToLowerInvariant())).Good();
        (await person.SignInAsync(code: codes[0])).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        (await person.SignInAsync(code: codes[1])).Good();
        Assert.DoesNotContain(codes[2], await World.Host.StoredAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_can_not_be_read_from_the_store()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        Assert.DoesNotContain(person.Key!, await World.Host.StoredAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authenticator_is_not_set_up_over_another()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        (await person.Api.PostAsync($"{Own}/authenticator", new { password = person.Password })).Refused("authenticator-set-up");
        await NextCodeAsync();
        (await person.Api.PostAsync($"{Own}/authenticator/removal", new { code = person.Code })).Good();
        (await person.Api.PostAsync($"{Own}/authenticator", new { password = person.Password })).Good();
    }

    [Fact]
    public async Task A_wrong_first_code_sets_nothing_up()
    {
        var person = await World.PersonWithoutCodeAsync(World.Buyer, "evaluator");
        (await person.Api.PostAsync($"{Own}/authenticator", new { password = person.Password })).Good();
        (await person.Api.PostAsync($"{Own}/authenticator/confirmation", new { code = "12345" })).Refused(HttpStatusCode.BadRequest, "code-wrong");
        (await person.SignInAsync()).Good();
    }

    [Fact]
    public async Task Whoever_finds_a_session_open_sets_nothing_up_without_the_password()
    {
        var person = await World.PersonWithoutCodeAsync(World.Buyer, "evaluator");
        (await person.Api.PostAsync($"{Own}/authenticator", new { })).Refused(HttpStatusCode.BadRequest, "password-wrong");
        for (var i = 0; i < 4; i++)
            (await person.Api.PostAsync($"{Own}/authenticator", new { password = $"a guess {i}" })).Refused(HttpStatusCode.BadRequest, "password-wrong");
        (await person.Api.PostAsync($"{Own}/authenticator", new { password = person.Password })).Refused(HttpStatusCode.BadRequest, "password-wrong");
        (await person.SignInAsync()).Refused(HttpStatusCode.Unauthorized, "sign-in-refused"); // the same door, shut to guesses
    }

    [Fact]
    public async Task A_key_is_confirmed_in_the_session_that_took_it_and_ends_the_others()
    {
        var person = await World.PersonWithoutCodeAsync(World.Buyer, "evaluator");
        var other = World.Host.With($"Bearer {await person.TokenAsync()}");
        var key = (await person.Api.PostAsync($"{Own}/authenticator", new { password = person.Password })).Good()["key"];
        (await other.PostAsync($"{Own}/authenticator/confirmation", new { code = World.CodeOf(key) })).Refused(HttpStatusCode.BadRequest, "code-wrong");
        var token = (await person.Api.PostAsync($"{Own}/authenticator/confirmation", new { code = World.CodeOf(key) })).Good()["token"];
        (await other.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        (await World.Host.With($"Bearer {token}").GetAsync(Own)).Good();
        await NextCodeAsync();
        (await person.SignInAsync(code: World.CodeOf(key))).Good();
    }

    [Fact]
    public async Task An_administrator_takes_a_lost_authenticator_away_from_its_own_staff_alone()
    {
        var administrator = await World.PersonAsync(World.Buyer, "administrator");
        var own = await World.PersonWithoutCodeAsync(World.Buyer, "evaluator");
        await own.SetUpAuthenticatorAsync();
        (await administrator.Api.PostAsync($"/api/v1/people/{own.Id}/authenticator/removal", new { reason = "Lost the phone; came in person." })).Good();
        (await own.SignInAsync()).Good();

        // Somebody who also belongs to the authority is not this administrator's to weaken.
        var both = await World.PersonAsync(World.Authority, "auditor");
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people", new { email = both.Email, name = "X", roles = new[] { "evaluator" }, reason = "A test." })).Good();
        (await administrator.Api.GetAsync($"/api/v1/people/{both.Id}")).Good();
        (await administrator.Api.PostAsync($"/api/v1/people/{both.Id}/authenticator/removal", new { reason = "Says so." })).Hidden();
        (await administrator.Api.PostAsync($"/api/v1/people/{both.Id}/link", new { reason = "Says so." })).Hidden();
    }

    [Fact]
    public async Task Nobody_helps_into_its_own_account()
    {
        var administrator = await World.PersonWithoutCodeAsync(World.Buyer, "administrator");
        await administrator.SetUpAuthenticatorAsync();
        await NextCodeAsync();
        foreach (var help in new[] { "unlocking", "link", "authenticator/removal" })
            (await administrator.Api.PostAsync($"/api/v1/people/{administrator.Id}/{help}", new { reason = "It is me." })).Refused("own-help");
        (await administrator.SignInAsync()).Refused(HttpStatusCode.Unauthorized, "second-factor-needed");
    }

    private Task NextCodeAsync() => World.Host.MoveToAsync(World.Now + TimeSpan.FromSeconds(30));
}

[Collection(Profiles.Embedded)]
public sealed class SecondFactorOnEmbedded(EmbeddedWorld shared) : SecondFactorTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class SecondFactorOnProduction(ProductionWorld shared) : SecondFactorTests(shared);
