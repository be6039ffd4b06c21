using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Leadline.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Leadline.Directory.Tests.OutsideSignIn;

/// <summary>A provider on the loopback address that does right until a test makes it do wrong. Its tokens are written by hand, not by the library under test.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    internal const string AccessToken = "the-access-token-that-nobody-may-see";

    private readonly FakeClock _clock;
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, IDictionary<string, StringValues>> _codes = new();

    private FakeProvider(FakeClock clock, WebApplication server) => (_clock, _server) = (clock, server);

    /// <summary>The key it signs with.</summary>
    internal SigningKey Key { get; set; } = SigningKey.EllipticCurve("first");

    /// <summary>The keys it publishes; its own where a test says nothing.</summary>
    internal Func<FakeProvider, IEnumerable<object>> Published { get; set; } = provider => [provider.Key.Public()];

    /// <summary>Changes the claims of the identity token.</summary>
    internal Action<Dictionary<string, object?>> Claims { get; set; } = _ => { };

    /// <summary>Writes the identity token.</summary>
    internal Func<SigningKey, Dictionary<string, object?>, string> Write { get; set; } = (key, claims) => key.Sign(claims);

    /// <summary>Changes the discovery document.</summary>
    internal Action<Dictionary<string, object?>> Document { get; set; } = _ => { };

    /// <summary>What it tells of the person beyond the identity token.</summary>
    internal Dictionary<string, object?> Person { get; set; } = new() { ["sub"] = "alice", ["email"] = "alice@example.org", ["email_verified"] = true };

    /// <summary>Whether it redeems a code without its verifier.</summary>
    internal bool IgnoresPkce { get; set; }

    /// <summary>Answers in place of its own, by path.</summary>
    internal ConcurrentDictionary<string, Func<HttpContext, Task>> Instead { get; } = new();

    /// <summary>The requests it got, by path, with the form and the Authorization header.</summary>
    internal ConcurrentQueue<(string Path, IFormCollection? Form, string Authorization)> Requests { get; } = [];

    internal string Issuer => _server.Urls.Single();

    internal static async Task<FakeProvider> StartAsync(FakeClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new FakeProvider(clock, builder.Build());
        provider._server.Run(provider.AnswerAsync);
        await provider._server.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal int Asked(string path) => Requests.Count(r => r.Path == path);

    /// <summary>Signs the person in: the answer that the browser is sent back with.</summary>
    internal Dictionary<string, StringValues> Approve(Uri goTo)
    {
        var asked = QueryHelpers.ParseQuery(goTo.Query);
        var code = $"code-{Guid.CreateVersion7():N}";
        _codes[code] = asked;
        return new() { ["code"] = code, ["state"] = asked["state"], ["iss"] = Issuer };
    }

    /// <summary>Answers with a text, after a while.</summary>
    internal void Answer(string path, int status, string body, TimeSpan after = default) => Instead[path] = async http =>
    {
        await Task.Delay(after, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(body);
    };

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        Requests.Enqueue((path, form, http.Request.Headers.Authorization.ToString()));
        if (Instead.TryGetValue(path, out var instead))
            await instead(http);
        else
            await http.Response.WriteAsJsonAsync(path switch
            {
                "/.well-known/openid-configuration" => Discovery(),
                "/keys" => new { keys = Published(this) },
                "/token" => Redeem(http.Response, form!),
                "/person" => Person,
                _ => NotThere(http.Response),
            });
    }

    private Dictionary<string, object?> Discovery()
    {
        var document = new Dictionary<string, object?>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize?tenant=one",
            ["token_endpoint"] = $"{Issuer}/token",
            ["userinfo_endpoint"] = $"{Issuer}/person",
            ["jwks_uri"] = $"{Issuer}/keys",
            ["authorization_response_iss_parameter_supported"] = true,
        };
        Document(document);
        return document;
    }

    private object Redeem(HttpResponse response, IFormCollection form)
    {
        if (form["grant_type"] != "authorization_code" || !_codes.TryRemove(form["code"].ToString(), out var asked) || form["redirect_uri"] != asked["redirect_uri"]
            || (!IgnoresPkce && Base64(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked["code_challenge"]))
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            return new { error = "invalid_grant" };
        }

        var now = _clock.Now.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer, ["sub"] = "alice", ["aud"] = asked["client_id"].ToString(), ["exp"] = now + 300, ["iat"] = now, ["nonce"] = asked["nonce"].ToString(),
        };
        Claims(claims);
        return new { id_token = Write(Key, claims), access_token = AccessToken, token_type = "bearer", expires_in = 300 };
    }

    private static object NotThere(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status404NotFound;
        return new { };
    }

    internal static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}

/// <summary>A key that signs tokens.</summary>
internal sealed record SigningKey(string Algorithm, string Kid, AsymmetricAlgorithm Pair)
{
    internal static SigningKey EllipticCurve(string kid) => new("ES256", kid, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    internal static SigningKey Rsa(string algorithm, string kid, int bits = 2048) => new(algorithm, kid, RSA.Create(bits));

    internal byte[] PublicBytes => Pair.ExportSubjectPublicKeyInfo();

    internal Dictionary<string, object?> Public(string use = "sig")
    {
        if (Pair is ECDsa curve)
        {
            var (x, y) = (curve.ExportParameters(false).Q.X, curve.ExportParameters(false).Q.Y);
            return new() { ["kty"] = "EC", ["crv"] = $"P-{curve.KeySize}", ["use"] = use, ["kid"] = Kid, ["x"] = FakeProvider.Base64(x), ["y"] = FakeProvider.Base64(y) };
        }

        var rsa = ((RSA)Pair).ExportParameters(false);
        return new() { ["kty"] = "RSA", ["use"] = use, ["kid"] = Kid, ["n"] = FakeProvider.Base64(rsa.Modulus), ["e"] = FakeProvider.Base64(rsa.Exponent) };
    }

    internal string Sign(Dictionary<string, object?> claims, params (string Name, object Value)[] header) => Sign(JsonSerializer.Serialize(claims), header);

    internal string Sign(string claims, params (string Name, object Value)[] header)
    {
        var content = Content(claims, [("alg", Algorithm), ("kid", Kid), .. header]);
        return $"{content}.{FakeProvider.Base64(SignatureOf(Encoding.ASCII.GetBytes(content)))}";
    }

    internal static string Content(string claims, params IEnumerable<(string Name, object Value)> header) =>
        FakeProvider.Base64(JsonSerializer.SerializeToUtf8Bytes(header.ToDictionary(h => h.Name, h => h.Value))) + "." + FakeProvider.Base64(Encoding.UTF8.GetBytes(claims));

    private byte[] SignatureOf(byte[] content) => (Pair, Algorithm) switch
    {
        (ECDsa key, _) => key.SignData(content, HashAlgorithmName.SHA256),
        (RSA key, "RS256") => key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        (RSA key, "PS256") => key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ => throw new InvalidOperationException($"Nobody signs by {Algorithm}."),
    };
}
