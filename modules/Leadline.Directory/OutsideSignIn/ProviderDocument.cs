using System.Text.Json;
using Leadline.Directory.Registers;
using Leadline.Primitives;
using Microsoft.IdentityModel.Tokens;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>What a provider publishes of itself, as far as it matters here.</summary>
/// <param name="Authorization">Where people sign in.</param>
/// <param name="Token">Where a code is exchanged.</param>
/// <param name="UserInfo">Where more is told of a person; null where nothing is.</param>
/// <param name="NamesItself">Whether it says in each answer who it is (RFC 9207).</param>
/// <param name="Keys">The keys it signs with, as far as they are strong enough.</param>
/// <param name="ReadAt">When this was read.</param>
/// <remarks>Source: OpenID Connect Discovery 1.0, sections 3 and 4.3; RFC 7517 (keys).</remarks>
internal sealed record ProviderDocument(
    Uri Authorization, Uri Token, Uri? UserInfo, bool NamesItself, IReadOnlyList<JsonWebKey> Keys, DateTimeOffset ReadAt)
{
    private const int WeakestRsa = 2048;
    private const string Curve = "P-256";

    /// <summary>Whether secrets may be sent to an address: it is encrypted, or does not leave this machine.</summary>
    internal static bool MayBeCalled(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>An address in the document; null where there is none that may be called.</summary>
    internal static Uri? Address(JsonElement document, string name) =>
        Uri.TryCreate(document.Text(name), UriKind.Absolute, out var address) && MayBeCalled(address) ? address : null;

    /// <summary>Puts the two documents together.</summary>
    internal static Outcome<ProviderDocument> Read(JsonElement document, JsonElement keys, DateTimeOffset now)
    {
        if (Address(document, "authorization_endpoint") is not { } authorization || Address(document, "token_endpoint") is not { } token)
            return OutsideRefusals.Malformed("The provider's discovery document lacks an https address of the authorization or the token endpoint.");
        if (UsableKeys(keys) is not { Count: > 0 } usable)
            return OutsideRefusals.Malformed($"The provider publishes no key to sign with that is on {Curve} or an RSA key of {WeakestRsa:N0} bits or more.");
        return new ProviderDocument(authorization, token, Address(document, "userinfo_endpoint"),
            document.Member("authorization_response_iss_parameter_supported") is { ValueKind: JsonValueKind.True }, usable, now);
    }

    /// <summary>The keys that a token may be signed with. Its identifier may be left out only where there is one key.</summary>
    internal IReadOnlyList<JsonWebKey> KeysFor(string? kid, string algorithm) =>
        string.IsNullOrEmpty(kid) && Keys.Count > 1 ? [] : [.. Keys.Where(k => (string.IsNullOrEmpty(kid) || k.Kid == kid) && Fits(k, algorithm))];

    private static bool Fits(JsonWebKey key, string algorithm) =>
        (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm) && (key.Kty == JsonWebAlgorithmsKeyTypes.EllipticCurve) == (algorithm == SecurityAlgorithms.EcdsaSha256);

    private static List<JsonWebKey>? UsableKeys(JsonElement keys)
    {
        try
        {
            return [.. new JsonWebKeySet(keys.GetRawText()).Keys.Where(IsUsable)];
        }
        catch (ArgumentException) // the library's word for keys of the wrong shape
        {
            return null;
        }
    }

    private static bool IsUsable(JsonWebKey key) => key.Use is null or "" or JsonWebKeyUseNames.Sig && key.Kty switch
    {
        JsonWebAlgorithmsKeyTypes.EllipticCurve => key.Crv == Curve,
        JsonWebAlgorithmsKeyTypes.RSA => key.KeySize >= WeakestRsa,
        _ => false,
    };
}
