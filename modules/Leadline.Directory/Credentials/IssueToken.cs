using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Credentials;

/// <summary>Exchanges a client credential for an access token.</summary>
/// <remarks>Source: RFC 6749, sections 4.4 (client credentials) and 5 (answers); RFC 6750 (bearer tokens).</remarks>
internal static class IssueToken
{
    private const int LongestForm = 4096;

    /// <param name="AccessToken">To be sent as <c>Authorization: Bearer …</c>.</param>
    /// <param name="TokenType">Always Bearer.</param>
    /// <param name="ExpiresIn">For how many seconds it is good.</param>
    /// <param name="Scope">The roles it is good for, separated by blanks.</param>
    internal sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn, [property: JsonPropertyName("scope")] string Scope);

    /// <param name="Error">One of the standard's codes.</param>
    /// <param name="ErrorDescription">What would be right.</param>
    internal sealed record TokenError([property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string ErrorDescription);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapIssueToken() => routes.MapPost("/tokens", Handle)
            .WithName(nameof(IssueToken)).WithSummary("Exchange a client credential for an access token (OAuth 2.0 client credentials grant)")
            .Accepts<IFormCollection>("application/x-www-form-urlencoded")
            .DisableAntiforgery() // no cookie is looked at: the client's secret is in the request
            .AnswersOnce()
            .Produces<TokenAnswer>().Produces<TokenError>(StatusCodes.Status400BadRequest).Produces<TokenError>(StatusCodes.Status401Unauthorized)
            .MayBeCalledByAnybody("a program makes itself known here");
    }

    internal static async Task<Results<JsonHttpResult<TokenAnswer>, JsonHttpResult<TokenError>>> Handle(
        HttpContext http, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType || http.Request.ContentLength is not <= LongestForm)
            return Error(StatusCodes.Status400BadRequest, "invalid_request", $"Send a form of at most {LongestForm} bytes, with its length, as application/x-www-form-urlencoded.");
        var form = await http.Request.ReadFormAsync(stop);
        if (form.Any(field => field.Value.Count != 1))
            return Error(StatusCodes.Status400BadRequest, "invalid_request", "Send each parameter once.");
        if (form["grant_type"] != "client_credentials")
            return Error(StatusCodes.Status400BadRequest, "unsupported_grant_type", "The one grant type here is client_credentials.");
        var now = clock.GetUtcNow();
        if (Client(http.Request, form) is not var (id, secret) || await KnownAsync(db, id, secret, now, stop) == Role.None)
            return Unknown(http);
        // Asked again in turn with a new secret: a token of the former one must not outlive its hand-over to another person.
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync(ClientCredential.Turn(id), stop);
        var given = await KnownAsync(db, id, secret, now, stop);
        if (given == Role.None)
            return Unknown(http);

        var scopes = Asked(form["scope"].ToString(), given);
        if (scopes == Role.None)
            return Error(StatusCodes.Status400BadRequest, "invalid_scope", $"This credential may ask for: {string.Join(' ', given.Names())}.");
        var token = Secret.New(Secret.OfToken);
        db.Add(new AccessToken(Secret.HashOf(token), id, scopes, now + AccessToken.Life));
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Json(new TokenAnswer(token, "Bearer", (int)(AccessToken.Life.Ticks / TimeSpan.TicksPerSecond), string.Join(' ', scopes.Names())));
    }

    /// <summary>What the credential gives whoever has its secret; nothing for anybody else, or where it is not in force.</summary>
    private static async Task<Role> KnownAsync(DirectoryDbContext db, CredentialId id, string secret, DateTimeOffset now, CancellationToken stop) =>
        await db.ClientCredentials.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is { } credential && credential.Knows(secret, now) && credential.IsInForce(now)
            ? await db.StillGivesAsync(credential, now, stop)
            : Role.None;

    private static JsonHttpResult<TokenError> Unknown(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"leadline\"";
        return Error(StatusCodes.Status401Unauthorized, "invalid_client", "No credential in force has this identifier and secret.");
    }

    private static (CredentialId Id, string Secret)? Client(HttpRequest request, IFormCollection form)
    {
        var (id, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        if (request.Headers.Authorization is [{ } header])
        {
            if (id.Length + secret.Length > 0 || !AuthenticationHeaderValue.TryParse(header, out var basic) || basic is not { Scheme: "Basic", Parameter: { } pair })
                return null; // one way of making oneself known, not two
            var bytes = new byte[pair.Length];
            if (!Convert.TryFromBase64String(pair, bytes, out var length))
                return null;
            var text = Encoding.UTF8.GetString(bytes, 0, length);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                return null;
            (id, secret) = (Uri.UnescapeDataString(text[..colon]), Uri.UnescapeDataString(text[(colon + 1)..]));
        }

        return Guid.TryParseExact(id, "D", out var client) && secret.Length is > 0 and < 200 ? (new CredentialId(client), secret) : null;
    }

    /// <summary>The roles asked for, all of them where none is named; nothing where one is not the credential's.</summary>
    private static Role Asked(string scope, Role granted)
    {
        var asked = Role.None;
        foreach (var name in scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Roles.ByName.TryGetValue(name, out var role) || (role & granted) == Role.None)
                return Role.None;
            asked |= role;
        }

        return asked == Role.None ? granted : asked;
    }

    private static JsonHttpResult<TokenError> Error(int status, string error, string description) =>
        TypedResults.Json(new TokenError(error, description), statusCode: status);
}
