using Leadline.Directory.OutsideSignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Leadline.Directory.Tests.OutsideSignIn;

public sealed class FinishingTests : IAsyncLifetime
{
    private SignIns _signIns = null!;

    public async ValueTask InitializeAsync() => _signIns = await SignIns.NewAsync();

    public ValueTask DisposeAsync() => _signIns.DisposeAsync();

    [Theory]
    [InlineData("ES256")]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task Somebody_signs_in(string algorithm)
    {
        _signIns.Provider.Key = algorithm == "ES256" ? SigningKey.EllipticCurve("a") : SigningKey.Rsa(algorithm, "a");
        _signIns.Provider.Claims = claims =>
        {
            (claims["email"], claims["email_verified"], claims["name"]) = ("alice@example.org", true, "Alice Example");
            claims["auth_time"] = SignIns.Now.AddMinutes(-90).ToUnixTimeSeconds();
        };

        Assert.Equal(
            new OutsideIdentity(_signIns.Provider.Issuer, "alice", "alice@example.org", true, "Alice Example", false, SignIns.Now.AddMinutes(-90)),
            await _signIns.AdmittedAsync());
        Assert.Equal(0, _signIns.Provider.Asked("/person"));
        Assert.Empty(_signIns.Log.All);
    }

    [Fact]
    public async Task A_client_with_a_secret_shows_it_in_the_header_alone()
    {
        await _signIns.AdmittedAsync();
        var (_, form, authorization) = _signIns.Provider.Requests.Single(r => r.Path == "/token");

        var pair = System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(authorization["Basic ".Length..])).Split(':');
        Assert.Equal([SignIns.ClientId, SignIns.ClientSecret], pair.Select(System.Net.WebUtility.UrlDecode));
        Assert.Equal(["code", "code_verifier", "grant_type", "redirect_uri"], form!.Keys.Order());
    }

    [Fact]
    public async Task A_client_without_a_secret_says_its_name_in_the_form()
    {
        _signIns.Settings = _signIns.Settings with { ClientSecret = null };
        await _signIns.AdmittedAsync();
        var (_, form, authorization) = _signIns.Provider.Requests.Single(r => r.Path == "/token");

        Assert.Equal((SignIns.ClientId, ""), (form!["client_id"].ToString(), authorization));
    }

    [Theory]
    [InlineData("", "mfa", "urn:two", false)]
    [InlineData("amr:mfa", "mfa", null, true)]
    [InlineData("amr:mfa", "pwd", null, false)]
    [InlineData("amr:mfa", null, "mfa", false)]
    [InlineData("acr:urn:two", "pwd", "urn:two", true)]
    [InlineData("acr:urn:two", "urn:two", "urn:one", false)]
    [InlineData("amr:mfa acr:urn:two", null, null, false)]
    public async Task Only_the_words_that_the_settings_trust_stand_for_a_second_factor(string trusted, string? amr, string? acr, bool second)
    {
        _signIns.Settings = _signIns.Settings with { SecondFactors = trusted.Split(' ').ToHashSet() };
        _signIns.Provider.Claims = claims =>
        {
            if (amr is not null)
                claims["amr"] = new object[] { "pwd", amr, 7 };
            if (acr is not null)
                claims["acr"] = acr;
        };

        Assert.Equal(second, (await _signIns.AdmittedAsync()).SecondFactor);
    }

    [Fact]
    public async Task What_the_token_leaves_out_is_asked_for_with_the_access_token()
    {
        _signIns.Provider.Person["name"] = "Alice\u0007";
        var identity = await _signIns.AdmittedAsync();

        Assert.Equal(("alice@example.org", true, null, SignIns.Now), (identity.Email, identity.EmailVerified, identity.Name, identity.AuthenticatedAt));
        Assert.Equal($"Bearer {FakeProvider.AccessToken}", _signIns.Provider.Requests.Single(r => r.Path == "/person").Authorization);
    }

    [Theory]
    [InlineData("alice@example.org", "true")]
    [InlineData("alice@example.org", 1)]
    [InlineData(null, true)]
    public async Task An_address_is_verified_only_where_the_provider_says_so_outright(string? email, object verified)
    {
        _signIns.Provider.Claims = claims => (claims["email"], claims["email_verified"]) = (email, verified);
        var identity = await _signIns.AdmittedAsync();

        Assert.Equal((email, false), (identity.Email, identity.EmailVerified));
    }

    [Fact]
    public async Task A_provider_that_tells_no_more_may_leave_the_address_out()
    {
        _signIns.Provider.Document = document => document.Remove("userinfo_endpoint");

        Assert.Null((await _signIns.AdmittedAsync()).Email);
    }

    [Fact]
    public async Task What_is_told_of_another_person_is_refused()
    {
        _signIns.Provider.Person["sub"] = "mallory";
        await _signIns.RefusedAsync(OutsideRefusals.TokenWrong, "another person");
    }

    [Theory]
    [InlineData(401, "{}", OutsideRefusals.ProviderRefuses)]
    [InlineData(200, "eyJhbGciOiJub25lIn0.e30.", OutsideRefusals.AnswerMalformed)]
    [InlineData(500, "", OutsideRefusals.ProviderDown)]
    public async Task A_provider_that_does_not_tell_of_the_person_signs_nobody_in(int status, string body, string code)
    {
        _signIns.Provider.Answer("/person", status, body);
        await _signIns.RefusedAsync(code, "The provider");
    }

    [Fact]
    public async Task Another_state_is_refused_and_the_code_goes_nowhere()
    {
        await _signIns.RefusedAsync(OutsideRefusals.StateWrong, "state", answer => answer["state"] = new string('A', 43));
        await _signIns.RefusedAsync(OutsideRefusals.StateWrong, "state", answer => answer.Remove("state"));

        Assert.Equal(0, _signIns.Provider.Asked("/token"));
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        var begun = await _signIns.BeginAsync();
        var answer = _signIns.Provider.Approve(begun.GoTo);
        var again = _signIns.Provider.Approve(begun.GoTo);

        Assert.Null((await _signIns.FinishAsync(begun.Remember, answer)).Refusal);
        Assert.Equal(OutsideRefusals.RequestUnknown, (await _signIns.FinishAsync(begun.Remember, again)).Refusal?.Code);
        Assert.Equal(1, _signIns.Provider.Asked("/token"));
    }

    [Fact]
    public async Task What_was_answered_is_forgotten_only_when_it_would_be_too_old()
    {
        var begun = await _signIns.BeginAsync();
        await _signIns.FinishAsync(begun.Remember, _signIns.Provider.Approve(begun.GoTo));
        _signIns.Clock.MoveTo(SignIns.Now + OutsideRequest.Life + TimeSpan.FromSeconds(1));
        await _signIns.AdmittedAsync();

        Assert.Equal(OutsideRefusals.RequestExpired, (await _signIns.FinishAsync(begun.Remember, _signIns.Provider.Approve(begun.GoTo))).Refusal?.Code);
    }

    [Fact]
    public async Task An_answer_may_take_ten_minutes_and_no_longer()
    {
        var (one, other) = (await _signIns.BeginAsync(), await _signIns.BeginAsync());

        _signIns.Clock.MoveTo(SignIns.Now + OutsideRequest.Life - TimeSpan.FromTicks(1));
        Assert.Null((await _signIns.FinishAsync(one.Remember, _signIns.Provider.Approve(one.GoTo))).Refusal);
        _signIns.Clock.MoveTo(SignIns.Now + OutsideRequest.Life);
        Assert.Equal(OutsideRefusals.RequestExpired, (await _signIns.FinishAsync(other.Remember, _signIns.Provider.Approve(other.GoTo))).Refusal?.Code);
    }

    [Theory]
    [InlineData("access_denied", OutsideRefusals.Denied)]
    [InlineData("server_error", OutsideRefusals.ProviderDown)]
    [InlineData("temporarily_unavailable", OutsideRefusals.ProviderDown)]
    [InlineData("login_required", OutsideRefusals.ProviderRefuses)]
    [InlineData("unauthorized_client", OutsideRefusals.ClientRefused)]
    [InlineData("<script>", OutsideRefusals.ProviderRefuses)]
    public async Task A_provider_that_says_no_is_a_refusal_and_its_own_words_are_not_repeated(string error, string code)
    {
        await _signIns.RefusedAsync(code, "", answer =>
        {
            answer.Remove("code");
            (answer["error"], answer["error_description"]) = (error, "words of anybody's");
        });

        Assert.Equal(0, _signIns.Provider.Asked("/token"));
        Assert.DoesNotContain(_signIns.Log.All, l => l.Contains("anybody's", StringComparison.Ordinal) || l.Contains("<script>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://other.example.org")]
    [InlineData("")]
    public async Task An_answer_of_another_provider_is_refused_before_its_code_is_shown_to_this_one(string issuer)
    {
        await _signIns.RefusedAsync(OutsideRefusals.IssuerWrong, "iss", answer => answer["iss"] = issuer);
        Assert.Equal(0, _signIns.Provider.Asked("/token"));
    }

    [Fact]
    public async Task A_provider_that_never_says_who_it_is_need_not_but_must_not_say_another()
    {
        _signIns.Provider.Document = document => document.Remove("authorization_response_iss_parameter_supported");

        Assert.Null((await _signIns.SignInAsync(answer => answer.Remove("iss"))).Refusal);
        await _signIns.RefusedAsync(OutsideRefusals.IssuerWrong, "iss", answer => answer["iss"] = "https://other.example.org");
    }

    [Fact]
    public async Task An_answer_that_says_a_thing_twice_or_nothing_is_refused()
    {
        await _signIns.RefusedAsync(OutsideRefusals.AnswerMalformed, "twice", answer => answer["code"] = new StringValues(["one", "two"]));
        await _signIns.RefusedAsync(OutsideRefusals.AnswerMalformed, "neither", answer => answer.Remove("code"));
        await _signIns.RefusedAsync(OutsideRefusals.AnswerMalformed, "neither", answer => answer["code"] = new string('a', 5000));

        Assert.Equal(0, _signIns.Provider.Asked("/token"));
    }

    [Fact]
    public async Task A_code_of_another_request_is_worth_nothing_here()
    {
        var theirs = _signIns.Provider.Approve((await _signIns.BeginAsync()).GoTo)["code"];
        await _signIns.RefusedAsync(OutsideRefusals.CodeRefused, "invalid_grant", answer => answer["code"] = theirs);

        _signIns.Provider.IgnoresPkce = true; // even where the provider is careless, the nonce tells
        theirs = _signIns.Provider.Approve((await _signIns.BeginAsync()).GoTo)["code"];
        await _signIns.RefusedAsync(OutsideRefusals.TokenWrong, "nonce", answer => answer["code"] = theirs);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""", OutsideRefusals.CodeRefused)]
    [InlineData(401, """{"error":"invalid_client"}""", OutsideRefusals.ClientRefused)]
    [InlineData(400, """{"error":"something else"}""", OutsideRefusals.ProviderRefuses)]
    [InlineData(400, """{"error":7}""", OutsideRefusals.ProviderRefuses)]
    [InlineData(400, "<html>", OutsideRefusals.AnswerMalformed)]
    [InlineData(200, "", OutsideRefusals.AnswerMalformed)]
    [InlineData(200, "{}", OutsideRefusals.AnswerMalformed)]
    [InlineData(200, """{"id_token":"a.b.c","access_token":"a","token_type":"mac"}""", OutsideRefusals.AnswerMalformed)]
    [InlineData(200, """{"id_token":"a.b.c","token_type":"Bearer"}""", OutsideRefusals.AnswerMalformed)]
    [InlineData(502, "<html>", OutsideRefusals.ProviderDown)]
    public async Task A_code_that_brings_no_tokens_signs_nobody_in(int status, string body, string code)
    {
        _signIns.Provider.Answer("/token", status, body);
        await _signIns.RefusedAsync(code, "The provider");
    }

    [Fact]
    public async Task A_code_and_a_secret_are_not_carried_elsewhere()
    {
        _signIns.Provider.Instead["/token"] = http =>
        {
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            http.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };
        await _signIns.RefusedAsync(OutsideRefusals.AnswerMalformed, "elsewhere");

        Assert.Equal(0, _signIns.Provider.Asked("/elsewhere"));
    }

    [Fact]
    public async Task Tokens_without_end_are_not_read_to_their_end()
    {
        _signIns.Provider.Answer("/token", 200, $$"""{"id_token":"{{new string('a', 600_000)}}"}""");
        await _signIns.RefusedAsync(OutsideRefusals.AnswerMalformed, "500,000 bytes");
    }

    [Fact]
    public async Task A_provider_that_hangs_over_the_code_keeps_nobody_for_ever()
    {
        _signIns.Settings = _signIns.Settings with { Timeout = TimeSpan.FromSeconds(2) };
        _signIns.Provider.Answer("/token", 200, "{}", TimeSpan.FromSeconds(30));
        await _signIns.RefusedAsync(OutsideRefusals.ProviderDown, "no answer within 2,000 ms");
    }

    [Fact]
    public async Task Nothing_secret_is_logged()
    {
        var begun = await _signIns.BeginAsync();
        var answer = _signIns.Provider.Approve(begun.GoTo);
        _signIns.Provider.Claims = claims => claims["nonce"] = "another-nonce";
        Assert.NotNull((await _signIns.FinishAsync(begun.Remember, answer)).Refusal);
        _signIns.Provider.Answer("/token", 401, """{"error":"invalid_client"}""");
        Assert.NotNull((await _signIns.SignInAsync()).Refusal);

        Assert.Equal(2, _signIns.Log.All.Count);
        string[] secrets = [SignIns.ClientSecret, FakeProvider.AccessToken, begun.Remember.State, begun.Remember.Nonce, begun.Remember.CodeVerifier, answer["code"]!, "another-nonce", "eyJ"];
        Assert.All(secrets, s => Assert.DoesNotContain(_signIns.Log.All, line => line.Contains(s, StringComparison.Ordinal)));
        Assert.DoesNotContain(SignIns.ClientSecret, $"{_signIns.Settings}", StringComparison.Ordinal);
    }
}
