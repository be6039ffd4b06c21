using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Leadline.Directory.Registers;
using Leadline.Primitives;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>What the provider tells of a person: in the identity token, or, as the standard has it for codes, on being asked with the access token.</summary>
/// <param name="All">The claims.</param>
/// <remarks>Source: OpenID Connect Core 1.0, sections 5.3 and 5.4.</remarks>
internal sealed record PersonClaims(JsonElement All)
{
    internal static async Task<Outcome<PersonClaims>> FindAsync(
        IdentityClaims identity, Uri? userInfo, string accessToken, ProviderClient client, CancellationToken stop)
    {
        if (userInfo is null || identity.All.Member("email") is not null)
            return new PersonClaims(identity.All);
        var answer = await client.GetAsync(userInfo, new AuthenticationHeaderValue("Bearer", accessToken), stop);
        if (answer.Value is not var (status, body))
            return answer.Refusal!;
        if (status != HttpStatusCode.OK)
            return new Refusal(OutsideRefusals.ProviderRefuses, $"The provider tells nothing of the person ({(int)status}).");
        return body.Text("sub") == identity.Subject
            ? new PersonClaims(body)
            : OutsideRefusals.Token("The provider told of another person than the one who signed in (sub).");
    }
}
