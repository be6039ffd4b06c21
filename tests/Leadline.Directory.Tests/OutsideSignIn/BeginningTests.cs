using System.Security.Cryptography;
using System.Text;
using Leadline.Directory.OutsideSignIn;
using Microsoft.AspNetCore.WebUtilities;

namespace Leadline.Directory.Tests.OutsideSignIn;

public sealed class BeginningTests : IAsyncLifetime
{
    private const string Discovery = "/.well-known/openid-configuration";
    private SignIns _signIns = null!;

    public async ValueTask InitializeAsync() => _signIns = await SignIns.NewAsync();

    public ValueTask DisposeAsync() => _signIns.DisposeAsync();

    [Fact]
    public async Task The_browser_is_sent_to_the_provider_with_what_ties_its_answer_to_this_request()
    {
        var begun = await _signIns.BeginAsync("/frameworks?page=2");
        var asked = QueryHelpers.ParseQuery(begun.GoTo.Query).ToDictionary(p => p.Key, p => p.Value.ToString());

        Assert.Equal($"{_signIns.Provider.Issuer}/authorize", begun.GoTo.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            new()
            {
                ["tenant"] = "one", ["response_type"] = "code", ["client_id"] = SignIns.ClientId, ["redirect_uri"] = SignIns.Return.AbsoluteUri,
                ["scope"] = "openid email profile", ["state"] = begun.Remember.State, ["nonce"] = begun.Remember.Nonce, ["code_challenge_method"] = "S256",
                ["code_challenge"] = FakeProvider.Base64(SHA256.HashData(Encoding.ASCII.GetBytes(begun.Remember.CodeVerifier))),
            },
            asked);
        Assert.Equal(("/frameworks?page=2", SignIns.Now), (begun.Remember.ReturnUrl, begun.Remember.BegunAt));
    }

    [Fact]
    public async Task Each_request_has_secrets_of_its_own_and_shows_none_of_them()
    {
        var (one, other) = ((await _signIns.BeginAsync()).Remember, (await _signIns.BeginAsync()).Remember);
        string[] secrets = [one.State, one.Nonce, one.CodeVerifier, other.State, other.Nonce, other.CodeVerifier];

        Assert.Equal(6, secrets.Distinct().Count());
        Assert.All(secrets, s => Assert.Matches("^[A-Za-z0-9_-]{43}$", s));
        Assert.All(secrets, s => Assert.DoesNotContain(s, $"{one}{other}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_elsewhere_is_not_returned_to() => Assert.Equal("/", (await _signIns.BeginAsync("//evil.example")).Remember.ReturnUrl);

    [Fact]
    public async Task What_the_provider_publishes_is_read_once_in_half_a_day()
    {
        await Task.WhenAll(_signIns.BeginAsync(), _signIns.BeginAsync(), _signIns.BeginAsync());
        Assert.Equal((1, 1), (_signIns.Provider.Asked(Discovery), _signIns.Provider.Asked("/keys")));

        _signIns.Clock.MoveTo(SignIns.Now + ProviderDocuments.Life);
        await _signIns.BeginAsync();
        Assert.Equal((2, 2), (_signIns.Provider.Asked(Discovery), _signIns.Provider.Asked("/keys")));
    }

    [Theory]
    [InlineData("issuer", "https://other.example.org", OutsideRefusals.IssuerWrong)]
    [InlineData("issuer", null, OutsideRefusals.IssuerWrong)]
    [InlineData("authorization_endpoint", "http://login.example.org/authorize", OutsideRefusals.AnswerMalformed)]
    [InlineData("authorization_endpoint", "javascript:alert(1)", OutsideRefusals.AnswerMalformed)]
    [InlineData("token_endpoint", "http://login.example.org/token", OutsideRefusals.AnswerMalformed)]
    [InlineData("token_endpoint", null, OutsideRefusals.AnswerMalformed)]
    [InlineData("jwks_uri", "file:///etc/keys", OutsideRefusals.AnswerMalformed)]
    [InlineData("jwks_uri", "http://login.example.org/keys", OutsideRefusals.AnswerMalformed)]
    public async Task A_discovery_document_that_cannot_be_trusted_is_refused(string member, string? value, string code)
    {
        _signIns.Provider.Document = document => document[member] = value;
        Assert.Equal(code, (await _signIns.TryBeginAsync()).Refusal?.Code);

        _signIns.Provider.Document = _ => { };
        Assert.Null((await _signIns.TryBeginAsync()).Refusal); // what is wrong is not kept
    }

    [Theory]
    [InlineData(200, "<html>Welcome</html>", OutsideRefusals.AnswerMalformed)]
    [InlineData(200, "[]", OutsideRefusals.AnswerMalformed)]
    [InlineData(200, """{"issuer":"a","issuer":"b"}""", OutsideRefusals.AnswerMalformed)]
    [InlineData(404, "{}", OutsideRefusals.AnswerMalformed)]
    [InlineData(302, "", OutsideRefusals.AnswerMalformed)]
    [InlineData(503, "<html>Maintenance</html>", OutsideRefusals.ProviderDown)]
    public async Task What_is_no_good_answer_is_never_taken_for_one(int status, string body, string code)
    {
        foreach (var path in (string[])[Discovery, "/keys"])
        {
            _signIns.Provider.Answer(path, status, body);
            Assert.Equal(code, (await _signIns.TryBeginAsync()).Refusal?.Code);
            _signIns.Provider.Instead.Clear();
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("weak")]
    [InlineData("curve")]
    [InlineData("encryption")]
    [InlineData("secret")]
    [InlineData("text")]
    public async Task Keys_that_no_token_may_be_signed_with_are_no_keys(string kind)
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        _signIns.Provider.Published = provider => kind switch
        {
            "none" => [],
            "weak" => [SigningKey.Rsa("RS256", "weak", 1024).Public()],
            "curve" => [new SigningKey("ES384", "curve", large).Public()],
            "encryption" => [provider.Key.Public("enc")],
            "secret" => [new { kty = "oct", use = "sig", kid = "first", k = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
            _ => ["key"],
        };

        Assert.Equal(OutsideRefusals.AnswerMalformed, (await _signIns.TryBeginAsync()).Refusal?.Code);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_down()
    {
        _signIns.Settings = _signIns.Settings with { Issuer = "http://127.0.0.1:1" };

        Assert.Equal(OutsideRefusals.ProviderDown, (await _signIns.TryBeginAsync()).Refusal?.Code);
    }

    [Fact]
    public async Task A_provider_that_hangs_keeps_nobody_for_ever()
    {
        _signIns.Settings = _signIns.Settings with { Timeout = TimeSpan.FromMilliseconds(200) };
        _signIns.Provider.Answer(Discovery, 200, "{}", TimeSpan.FromSeconds(20));

        Assert.Equal((OutsideRefusals.ProviderDown, "The provider gave no answer within 200 ms."), await RefusalAsync());
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        _signIns.Provider.Answer(Discovery, 200, "{" + new string(' ', 600_000) + "}");

        Assert.Equal((OutsideRefusals.AnswerMalformed, "The provider's answer has more than 500,000 bytes."), await RefusalAsync());
    }

    [Fact]
    public async Task Who_stops_waiting_stops_nobody_else()
    {
        var gate = new TaskCompletionSource();
        _signIns.Provider.Instead[Discovery] = async http =>
        {
            await gate.Task;
            _signIns.Provider.Instead.Clear();
            http.Response.StatusCode = 500;
        };
        using var impatient = new CancellationTokenSource();
        var one = _signIns.Subject.BeginAsync(SignIns.Return, "/", impatient.Token);
        var other = _signIns.TryBeginAsync();
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        gate.SetResult();
        Assert.Equal(OutsideRefusals.ProviderDown, (await other).Refusal?.Code);
        Assert.Equal(1, _signIns.Provider.Asked(Discovery));
    }

    private async Task<(string? Code, string? Reason)> RefusalAsync()
    {
        var refusal = (await _signIns.TryBeginAsync()).Refusal;
        return (refusal?.Code, refusal?.Reason);
    }
}
