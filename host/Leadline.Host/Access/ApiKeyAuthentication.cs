using System.Text.Encodings.Web;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Leadline.Host.Access;

/// <summary>
/// Tells who calls: an organisation by its API key (<c>Authorization: Bearer …</c>), the operator by the socket in the data folder, which
/// only the owner of the folder can open.
/// </summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ICredentialRegister register)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";
    private const string Bearer = "Bearer ";
    private const int LongestSecret = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<OperatorSocket>() is not null)
            return Success(new Caller(Capacity.Operator, null, null));
        if (Request.Headers.Authorization is not [{ } header])
            return AuthenticateResult.NoResult();
        if (!header.StartsWith(Bearer, StringComparison.Ordinal) || header.Length > LongestSecret)
            return AuthenticateResult.Fail("The Authorization header is not 'Bearer' and a key.");
        return await register.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is { } caller
            ? Success(caller)
            : AuthenticateResult.Fail("The key is unknown or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return AnswerAsync(StatusCodes.Status401Unauthorized, "credential-missing",
            "Call with 'Authorization: Bearer' and a valid API key of your organisation.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        AnswerAsync(StatusCodes.Status403Forbidden, "not-in-this-capacity", "Your credential does not call in a capacity that may do this.");

    private Task AnswerAsync(int status, string code, string detail) =>
        TypedAnswer(status, code, detail).ExecuteAsync(Context);

    private static IResult TypedAnswer(int status, string code, string detail) => Problems.Of(status, code, detail);

    private static AuthenticateResult Success(Caller caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Name), Name));
}

/// <summary>Marks a connection that came in by the operator's socket. Set by the listener, never by a request.</summary>
internal sealed class OperatorSocket;
