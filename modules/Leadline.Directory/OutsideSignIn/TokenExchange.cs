using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Leadline.Directory.Registers;
using Leadline.Primitives;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>What the provider gave for a code.</summary>
/// <param name="Identity">Says who signed in, still unchecked.</param>
/// <param name="Access">Opens what more the provider tells of the person.</param>
internal sealed record ProviderTokens(string Identity, string Access)
{
    /// <summary>Without the tokens.</summary>
    public override string ToString() => nameof(ProviderTokens);
}

/// <summary>Redeems a code at the provider's token endpoint, by the secret or, where there is none, by PKCE alone.</summary>
/// <remarks>Source: RFC 6749, sections 2.3.1, 4.1.3 and 5; RFC 7636, section 4.5.</remarks>
internal sealed class TokenExchange(OutsideSignInSettings settings, ProviderClient client)
{
    internal async Task<Outcome<ProviderTokens>> RedeemAsync(Uri endpoint, string code, string codeVerifier, Uri redirectUri, CancellationToken stop)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirectUri.AbsoluteUri, ["code_verifier"] = codeVerifier,
        };
        if (settings.ClientSecret is null)
            form["client_id"] = settings.ClientId;
        using var content = new FormUrlEncodedContent(form);
        var answer = await client.PostAsync(endpoint, content, Authorization(), stop);
        if (answer.Value is not var (status, body))
            return answer.Refusal!;
        if (status != HttpStatusCode.OK)
            return OutsideRefusals.OfExchange(body.Text("error"));
        return body.Text("id_token") is { Length: > 0 } identity && body.Text("access_token") is { Length: > 0 } access
            && "Bearer".Equals(body.Text("token_type"), StringComparison.OrdinalIgnoreCase)
            ? new ProviderTokens(identity, access)
            : OutsideRefusals.Malformed("The provider's answer to the code lacks an identity token or a bearer token.");
    }

    private AuthenticationHeaderValue? Authorization() => settings.ClientSecret is { } secret
        ? new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{WebUtility.UrlEncode(settings.ClientId)}:{WebUtility.UrlEncode(secret)}")))
        : null;
}
