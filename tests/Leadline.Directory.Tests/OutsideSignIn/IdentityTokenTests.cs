using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Leadline.Directory.OutsideSignIn;

namespace Leadline.Directory.Tests.OutsideSignIn;

public sealed class IdentityTokenTests : IAsyncLifetime
{
    private static readonly Dictionary<string, (Action<Dictionary<string, object?>> Change, string Reason)> BadClaims = new()
    {
        ["another nonce"] = (c => c["nonce"] = new string('A', 43), "(nonce)"),
        ["no nonce"] = (c => c.Remove("nonce"), "(nonce)"),
        ["another issuer"] = (c => c["iss"] = "https://other.example.org", "another issuer"),
        ["an issuer that differs by a slash"] = (c => c["iss"] += "/", "another issuer"),
        ["no issuer"] = (c => c.Remove("iss"), "another issuer"),
        ["another audience"] = (c => c["aud"] = "somebody else", "(aud)"),
        ["no audience"] = (c => c.Remove("aud"), "(aud)"),
        ["several audiences and no party"] = (c => c["aud"] = new[] { SignIns.ClientId, "somebody else" }, "(azp)"),
        ["several audiences and another party"] = (c => (c["aud"], c["azp"]) = (new[] { SignIns.ClientId, "somebody else" }, "somebody else"), "(azp)"),
        ["another party"] = (c => c["azp"] = "somebody else", "(azp)"),
        ["a party that is no text"] = (c => c["azp"] = null, "(azp)"),
        ["expired"] = (c => c["exp"] = SignIns.Now.ToUnixTimeSeconds() - 60, "expired"),
        ["no end"] = (c => c.Remove("exp"), "expired"),
        ["not good yet"] = (c => c["nbf"] = SignIns.Now.ToUnixTimeSeconds() + 61, "expired"),
        ["written tomorrow"] = (c => c["iat"] = SignIns.Now.ToUnixTimeSeconds() + 61, "(iat)"),
        ["not written at any time"] = (c => c.Remove("iat"), "(iat)"),
        ["nobody"] = (c => c.Remove("sub"), "(sub)"),
        ["somebody without a name"] = (c => c["sub"] = "", "(sub)"),
        ["somebody with too long a name"] = (c => c["sub"] = new string('a', 256), "(sub)"),
        ["another access token"] = (c => c["at_hash"] = HashOf("another"), "(at_hash)"),
        ["a hash that is no text"] = (c => c["at_hash"] = 7, "(at_hash)"),
    };

    private static readonly Dictionary<string, (Func<SigningKey, Dictionary<string, object?>, string> Write, string Reason)> BadTokens = new()
    {
        ["unsigned"] = ((_, c) => SigningKey.Content(JsonSerializer.Serialize(c), ("alg", "none")) + ".", "no signed"),
        ["unsigned under the key's name"] = ((k, c) => SigningKey.Content(JsonSerializer.Serialize(c), ("alg", "none"), ("kid", k.Kid)) + ".AAAA", "one of ES256, RS256, PS256"),
        ["HS256 with the public key"] = ((k, c) => Keyed(k, c, k.PublicBytes), "one of ES256, RS256, PS256"),
        ["HS256 with the public key in PEM"] = ((k, c) => Keyed(k, c, Encoding.ASCII.GetBytes(k.Pair.ExportSubjectPublicKeyInfoPem())), "one of ES256, RS256, PS256"),
        ["another key under the same name"] = ((k, c) => SigningKey.EllipticCurve(k.Kid).Sign(c), "signature is wrong"),
        ["another kind of key under the same name"] = ((k, c) => SigningKey.Rsa("RS256", k.Kid).Sign(c), "does not publish"),
        ["claims changed after signing"] = ((k, c) => Changed(k.Sign(c), c), "signature is wrong"),
        ["signature cut off"] = ((k, c) => k.Sign(c)[..^4], "signature is wrong"),
        ["nought for a signature"] = ((k, c) => SigningKey.Content(JsonSerializer.Serialize(c), ("alg", "ES256"), ("kid", k.Kid)) + "." + FakeProvider.Base64(new byte[64]), "signature is wrong"),
        ["an extension that must be understood"] = ((k, c) => k.Sign(c, ("crit", new[] { "b64" }), ("b64", true)), "(crit, typ)"),
        ["an access token"] = ((k, c) => k.Sign(c, ("typ", "at+jwt")), "(crit, typ)"),
        ["a claim twice"] = ((k, c) => k.Sign(JsonSerializer.Serialize(c).Insert(1, "\"sub\":\"mallory\",")), "a thing twice"),
        ["encrypted"] = ((k, c) => FakeProvider.Base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}"u8) + ".AAAA.AAAA.AAAA.AAAA", "no signed"),
        ["no token"] = ((_, _) => "no-token", "no signed"),
        ["no JSON"] = ((_, _) => "AAAA.AAAA.AAAA", "no signed"),
    };

    private SignIns _signIns = null!;

    public static TheoryData<string> Claims => [.. BadClaims.Keys];

    public static TheoryData<string> Tokens => [.. BadTokens.Keys];

    public async ValueTask InitializeAsync() => _signIns = await SignIns.NewAsync();

    public ValueTask DisposeAsync() => _signIns.DisposeAsync();

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task A_token_that_says_the_wrong_thing_is_refused(string what)
    {
        _signIns.Provider.Claims = BadClaims[what].Change;
        await _signIns.RefusedAsync(OutsideRefusals.TokenWrong, BadClaims[what].Reason);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_token_that_is_not_signed_by_the_provider_is_refused(string what)
    {
        _signIns.Provider.Write = BadTokens[what].Write;
        await _signIns.RefusedAsync(OutsideRefusals.TokenWrong, BadTokens[what].Reason);
    }

    [Fact]
    public async Task A_token_may_be_for_several_where_we_asked_for_it_and_name_its_access_token()
    {
        _signIns.Provider.Claims = c => (c["aud"], c["azp"], c["at_hash"]) =
            (new[] { "somebody else", SignIns.ClientId }, SignIns.ClientId, HashOf(FakeProvider.AccessToken));
        await _signIns.AdmittedAsync();
    }

    [Fact]
    public async Task Clocks_may_differ_by_a_minute()
    {
        var now = SignIns.Now.ToUnixTimeSeconds();
        _signIns.Provider.Claims = c => (c["exp"], c["nbf"], c["iat"]) = (now - 59, now + 60, now + 60);
        await _signIns.AdmittedAsync();
    }

    [Fact]
    public async Task A_key_that_the_provider_has_just_made_is_asked_for_once()
    {
        await _signIns.AdmittedAsync();
        _signIns.Provider.Key = SigningKey.EllipticCurve("second");
        await _signIns.AdmittedAsync();
        await _signIns.AdmittedAsync();

        Assert.Equal(2, _signIns.Provider.Asked("/keys"));
    }

    [Fact]
    public async Task A_key_that_the_provider_does_not_publish_is_refused_after_one_look()
    {
        _signIns.Provider.Published = _ => [SigningKey.EllipticCurve("first").Public()];
        _signIns.Provider.Key = SigningKey.EllipticCurve("unknown");
        await _signIns.RefusedAsync(OutsideRefusals.TokenWrong, "does not publish");

        Assert.Equal(2, _signIns.Provider.Asked("/keys"));
    }

    [Fact]
    public async Task A_provider_that_can_no_longer_show_its_keys_signs_nobody_in()
    {
        await _signIns.AdmittedAsync();
        _signIns.Provider.Key = SigningKey.EllipticCurve("second");
        _signIns.Provider.Answer("/keys", 503, "");

        await _signIns.RefusedAsync(OutsideRefusals.ProviderDown, "(503)");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_key_may_go_without_a_name_where_there_is_one(int keys, bool good)
    {
        _signIns.Provider.Published = provider => Enumerable.Range(0, keys).Select(i => (i == 0 ? provider.Key : SigningKey.EllipticCurve("other")).Public());
        _signIns.Provider.Write = (key, claims) => (key with { Kid = "" }).Sign(claims);

        Assert.Equal(good, (await _signIns.SignInAsync()).Refusal is null);
    }

    [Fact]
    public async Task A_key_that_is_published_for_another_algorithm_does_not_count()
    {
        _signIns.Provider.Key = SigningKey.Rsa("RS256", "rsa");
        _signIns.Provider.Published = provider => [new Dictionary<string, object?>(provider.Key.Public()) { ["alg"] = "PS256" }];
        await _signIns.RefusedAsync(OutsideRefusals.TokenWrong, "does not publish");
    }

    private static string HashOf(string accessToken) => FakeProvider.Base64(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));

    private static string Keyed(SigningKey key, Dictionary<string, object?> claims, byte[] secret)
    {
        var content = SigningKey.Content(JsonSerializer.Serialize(claims), ("alg", "HS256"), ("kid", key.Kid));
        return $"{content}.{FakeProvider.Base64(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(content)))}";
    }

    private static string Changed(string token, Dictionary<string, object?> claims)
    {
        var parts = token.Split('.');
        claims["sub"] = "mallory";
        return $"{parts[0]}.{FakeProvider.Base64(JsonSerializer.SerializeToUtf8Bytes(claims))}.{parts[2]}";
    }
}
