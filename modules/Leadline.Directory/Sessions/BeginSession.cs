using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Sessions;

/// <summary>Signs a person in for calls of the API; browsers use the page.</summary>
internal static class BeginSession
{
    /// <param name="Email">The person's address.</param>
    /// <param name="Password">The password.</param>
    /// <param name="Code">A code of the authenticator app, or a recovery code, where the person has a second factor.</param>
    internal sealed record BeginSessionRequest(string Email, string Password, string? Code = null);

    /// <param name="Token">To be sent as <c>Authorization: Bearer …</c>; shown this once.</param>
    /// <param name="Session">What it opens.</param>
    internal sealed record BegunSession(string Token, SessionView Session);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapBeginSession() => routes.MapPost("/sessions", Handle)
            .WithName(nameof(BeginSession)).WithSummary("Sign a person in by address, password and, where there is one, second factor")
            .Refuses(401).AnswersOnce()
            .MayBeCalledByAnybody("a person makes itself known here");
    }

    internal static async Task<Results<Created<BegunSession>, ProblemHttpResult>> Handle(
        BeginSessionRequest request, SigningIn signingIn, HttpContext http, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        var known = await signingIn.WithPasswordAsync(request.Email, request.Password, SignInRequest.Of(http), stop);
        if (known.Value is not { } person)
            return Refused(known.Refusal!);
        var opened = await signingIn.FinishAsync(person, request.Code, SignInRequest.Of(http), stop);
        return opened.Value is { } signedIn
            ? TypedResults.Created("/api/v1/sessions", new BegunSession(signedIn.Token, SessionView.Of(signedIn.Session, signedIn.Session.Id)))
            : Refused(opened.Refusal!);
    }

    private static ProblemHttpResult Refused(Primitives.Refusal refusal) =>
        TypedResults.Problem(Problems.Details(StatusCodes.Status401Unauthorized, refusal.Code, refusal.Reason, refusal.Pointer));
}
