using System.Text.Encodings.Web;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Leadline.Host.Access;

/// <summary>
/// Tells who calls: a program by its access token or a person by its session's (<c>Authorization: Bearer …</c>), the operator by the socket
/// in the data folder, which only the owner of the folder can open.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ICallerRegister register)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";
    private const int LongestHeader = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<OperatorSocket>() is not null)
            return Success(Caller.Operator);
        if (Request.Headers.Authorization is not [{ } header])
            return AuthenticateResult.NoResult();
        if (!header.StartsWith(Bearer, StringComparison.Ordinal) || header.Length > LongestHeader)
            return AuthenticateResult.Fail("The Authorization header is not 'Bearer' and a token.");
        return await register.FindByTokenAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is { } caller
            ? Success(caller)
            : AuthenticateResult.Fail("The token is unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return AnswerAsync(StatusCodes.Status401Unauthorized, "credential-missing",
            "Call with 'Authorization: Bearer' and a token in force: POST /api/v1/tokens gives one for a client credential, POST /api/v1/sessions to a person.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Caller.From(Context.User)?.LacksSecondFactor == true
        ? AnswerAsync(StatusCodes.Status403Forbidden, "second-factor-needed", "Your roles in this organisation count in a session with a second factor alone: set up an authenticator, then sign in with its code.")
        : AnswerAsync(StatusCodes.Status403Forbidden, "not-in-this-role", "You call in no role that may do this.");

    private Task AnswerAsync(int status, string code, string detail) =>
        TypedAnswer(status, code, detail).ExecuteAsync(Context);

    private static IResult TypedAnswer(int status, string code, string detail) => Problems.Of(status, code, detail);

    private AuthenticateResult Success(Caller caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Scheme.Name), Scheme.Name));
}

/// <summary>Marks a connection that came in by the operator's socket. Set by the listener, never by a request.</summary>
internal sealed class OperatorSocket;
