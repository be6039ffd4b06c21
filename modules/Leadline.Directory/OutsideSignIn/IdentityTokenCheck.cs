using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Leadline.Directory.Registers;
using Leadline.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>The claims of an identity token that was found good.</summary>
/// <param name="Subject">Who signed in.</param>
/// <param name="IssuedAt">When the token was written.</param>
/// <param name="All">Every claim.</param>
internal sealed record IdentityClaims(string Subject, DateTimeOffset IssuedAt, JsonElement All);

/// <summary>Checks an identity token: the signature and the times by the library, what ties it to this request by hand.</summary>
/// <remarks>Source: OpenID Connect Core 1.0, section 3.1.3.7; RFC 8725 (best practices for JSON web tokens).</remarks>
internal sealed class IdentityTokenCheck(OutsideSignInSettings settings, ProviderDocuments documents, TimeProvider clock)
{
    private const int LongestSubject = 255;
    private static readonly string[] Algorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonWebTokenHandler Handler = new();

    internal async Task<Outcome<IdentityClaims>> CheckAsync(string text, string accessToken, string nonce, CancellationToken stop)
    {
        if (Parse(text) is not { } token)
            return OutsideRefusals.Token("The identity token is no signed JSON web token.");
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal))
            return OutsideRefusals.Token($"The identity token is not signed with one of {string.Join(", ", Algorithms)}.");
        if (token.TryGetHeaderValue<object>("crit", out _) || token.Typ is not (null or "" or "JWT"))
            return OutsideRefusals.Token("The identity token is of a kind that is not understood here (crit, typ).");
        var keys = await KeysAsync(token, stop);
        if (keys.Refusal is { } keyless)
            return keyless;
        var result = await Handler.ValidateTokenAsync(token, Parameters(keys.Value!));
        return result.IsValid ? Claims(token, accessToken, nonce) : OutsideRefusals.Token(Why(result.Exception));
    }

    private static JsonWebToken? Parse(string text)
    {
        try
        {
            var token = Handler.ReadJsonWebToken(text);
            return token.IsSigned && !token.IsEncrypted ? token : null;
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenMalformedException)
        {
            return null;
        }
    }

    /// <summary>The keys that the token names. A provider that has just changed its keys is asked for them once.</summary>
    private async Task<Outcome<IReadOnlyList<JsonWebKey>>> KeysAsync(JsonWebToken token, CancellationToken stop)
    {
        var known = await documents.CurrentAsync(stop);
        if (known.Value is { } document && document.KeysFor(token.Kid, token.Alg) is { Count: 0 })
            known = await documents.AfterAsync(document, stop);
        if (known.Refusal is { } refusal)
            return refusal;
        var keys = known.Value!.KeysFor(token.Kid, token.Alg);
        return keys.Count > 0 ? new Outcome<IReadOnlyList<JsonWebKey>>(keys) : OutsideRefusals.Token("The identity token is signed with a key that the provider does not publish.");
    }

    private TokenValidationParameters Parameters(IReadOnlyList<JsonWebKey> keys)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new TokenValidationParameters
        {
            ValidIssuer = settings.Issuer,
            ValidAudience = settings.ClientId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeyResolver = (_, _, _, _) => keys,
            LifetimeValidator = (from, until, _, _) => now - Skew < until && !(from > now + Skew),
            LogValidationExceptions = false,
        };
    }

    private static string Why(Exception error) => error switch
    {
        SecurityTokenInvalidIssuerException => "The identity token is another issuer's.",
        SecurityTokenInvalidAudienceException => "The identity token is for somebody else (aud).",
        SecurityTokenInvalidLifetimeException => "The identity token has expired, says not until when it is good, or is not good yet.",
        SecurityTokenInvalidSignatureException => "The identity token's signature is wrong.",
        _ => $"The identity token is wrong ({error.GetType().Name}).",
    };

    private Outcome<IdentityClaims> Claims(JsonWebToken token, string accessToken, string nonce)
    {
        if (Payload(token) is not { } claims)
            return OutsideRefusals.Token("The identity token says a thing twice.");
        if (claims.Text("sub") is not { Length: > 0 and <= LongestSubject } subject || !subject.All(char.IsAscii))
            return OutsideRefusals.Token("The identity token does not say whom it is about (sub).");
        if (claims.Instant("iat") is not { } issuedAt || issuedAt > clock.GetUtcNow() + Skew)
            return OutsideRefusals.Token("The identity token does not say when it was written, or says that it will be (iat).");
        if (!OutsideRequest.Same(claims.Text("nonce"), nonce))
            return OutsideRefusals.Token("The identity token was made for another request (nonce).");
        if (!IsMadeForUs(claims))
            return OutsideRefusals.Token("The identity token was made for another party (azp).");
        if (claims.Member("at_hash") is { } hash && !(hash.ValueKind == JsonValueKind.String && OutsideRequest.Same(hash.GetString(), HashOf(accessToken))))
            return OutsideRefusals.Token("The access token is not the one that the identity token was made with (at_hash).");
        return new IdentityClaims(subject, issuedAt, claims);
    }

    private static JsonElement? Payload(JsonWebToken token)
    {
        try
        {
            return JsonElement.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A token for several must say that it was asked for by us; whenever it says by whom, that must be us.</summary>
    private bool IsMadeForUs(JsonElement claims) =>
        claims.Member("azp") is { } party
            ? party.ValueKind == JsonValueKind.String && party.GetString() == settings.ClientId
            : claims.Elements("aud").Count() <= 1;

    // The left half of the hash that goes with the signature; all three algorithms go with SHA-256.
    private static string HashOf(string accessToken) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))[..16]);
}
