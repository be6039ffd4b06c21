using System.Text.Encodings.Web;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Leadline.Host.Access;

/// <summary>
/// Tells which program calls: an organisation's by its access token (<c>Authorization: Bearer …</c>), the operator's by the socket in the
/// data folder, which only the owner of the folder can open.
/// </summary>
internal sealed class ProgramAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ICallerRegister register)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Program";
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
            "Call with 'Authorization: Bearer' and an access token in force; POST /api/v1/tokens gives one for a client credential.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        AnswerAsync(StatusCodes.Status403Forbidden, "not-in-this-role", "You call in no role that may do this.");

    private Task AnswerAsync(int status, string code, string detail) =>
        TypedAnswer(status, code, detail).ExecuteAsync(Context);

    private static IResult TypedAnswer(int status, string code, string detail) => Problems.Of(status, code, detail);

    private static AuthenticateResult Success(Caller caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Name), Name));
}

/// <summary>Marks a connection that came in by the operator's socket. Set by the listener, never by a request.</summary>
internal sealed class OperatorSocket;
