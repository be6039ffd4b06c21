using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>What must be remembered of a sign-in that was begun until the browser comes back.</summary>
/// <param name="State">Ties the provider's answer to this browser.</param>
/// <param name="Nonce">Ties the identity token to this request.</param>
/// <param name="CodeVerifier">Ties the code to this request: only who knows it can redeem the code (RFC 7636).</param>
/// <param name="ReturnUrl">The page that was asked for, a local path.</param>
/// <param name="BegunAt">When it was begun.</param>
internal sealed record OutsideRequest(string State, string Nonce, string CodeVerifier, string ReturnUrl, DateTimeOffset BegunAt)
{
    /// <summary>How long a person may take at the provider.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>A new request, each of its secrets 256 random bits.</summary>
    internal static OutsideRequest New(string returnUrl, DateTimeOffset now) => new(Random(), Random(), Random(), returnUrl, now);

    /// <summary>What the provider is shown of the verifier (S256).</summary>
    internal string CodeChallenge => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(CodeVerifier)));

    /// <summary>Compares a text from outside with one of this request's secrets, taking as long whether it matches or not.</summary>
    internal static bool Same(string? presented, string kept) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented ?? ""), Encoding.UTF8.GetBytes(kept));

    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"sign-in begun at {BegunAt:O}";

    private static string Random() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
}

/// <summary>A sign-in that was begun.</summary>
/// <param name="GoTo">Where the browser goes.</param>
/// <param name="Remember">What must be there when it comes back.</param>
internal sealed record OutsideBeginning(Uri GoTo, OutsideRequest Remember);
