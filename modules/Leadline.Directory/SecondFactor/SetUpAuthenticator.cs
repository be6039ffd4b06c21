using Leadline.Directory.Credentials;
using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.SecondFactor;

/// <summary>A person sets up an authenticator app: it takes the key, and shows by a first code that it has it.</summary>
internal static class SetUpAuthenticator
{
    /// <param name="Key">The key in base 32, to be typed.</param>
    /// <param name="Uri">The same for a picture that the app reads.</param>
    internal sealed record AuthenticatorKey(string Key, Uri Uri);

    /// <param name="Code">The six digits that the app shows.</param>
    internal sealed record ConfirmAuthenticatorRequest(string Code);

    /// <param name="RecoveryCodes">Each signs in once without the app; shown this once.</param>
    /// <param name="Token">The session's new token: it counts as one with a second factor now, and the former token is void.</param>
    internal sealed record ConfirmedAuthenticator(IReadOnlyList<string> RecoveryCodes, string Token);

    private static readonly Refusal AlreadyThere = new("authenticator-set-up", "An authenticator is set up already; remove it first, with a code of it.");

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSetUpAuthenticator()
        {
            routes.MapPost("/people/own/authenticator", Begin)
                .WithName(nameof(SetUpAuthenticator)).WithSummary("Take a key for an authenticator app; it counts once confirmed")
                .Refuses(409).AnswersOnce()
                .MayBeCalledByAnyPerson();
            routes.MapPost("/people/own/authenticator/confirmation", Confirm)
                .WithName("ConfirmAuthenticator").WithSummary("Confirm the authenticator by its first code; the recovery codes are shown once")
                .Refuses(400, 409).AnswersOnce()
                .MayBeCalledByAnyPerson();
        }
    }

    internal static async Task<Results<Ok<AuthenticatorKey>, ProblemHttpResult>> Begin(
        Caller caller, DirectoryDbContext db, SecondFactors factors, CancellationToken stop)
    {
        var person = await db.CallingPersonAsync(caller, stop);
        if (person.HasSecondFactor)
            return AlreadyThere.AsConflict();
        var key = factors.NewKey(person);
        db.Record(caller, "take-authenticator-key", person.Id.Value, "");
        await db.SaveChangesAsync(stop);
        return TypedResults.Ok(new AuthenticatorKey(key, SecondFactors.UriOf(key, person.Email)));
    }

    internal static async Task<Results<Ok<ConfirmedAuthenticator>, ProblemHttpResult>> Confirm(
        ConfirmAuthenticatorRequest request, Caller caller, DirectoryDbContext db, SecondFactors factors, SignInAttempts attempts, CancellationToken stop)
    {
        var person = await db.CallingPersonAsync(caller, stop);
        if (person.HasSecondFactor)
            return AlreadyThere.AsConflict();
        var door = SignInAttempts.Code(person.Id.Value);
        if (!await attempts.BeginAsync(door, stop) || await factors.ConfirmAsync(person, request.Code ?? "") is not { } codes)
            return Problems.Invalid(WrongCode);

        await using var write = await db.BeginWriteAsync(stop);
        var id = new PersonSessionId(caller.Session!.Value);
        var (session, token) = (await db.Sessions.SingleAsync(s => s.Id == id, stop), Secret.New(Secret.OfSession));
        session.Strengthen(Secret.HashOf(token));
        await attempts.ForgetAsync([door], stop);
        db.Record(caller, "set-up-authenticator", person.Id.Value, "");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(new ConfirmedAuthenticator(codes, token));
    }

    internal static Fault WrongCode { get; } =
        new("/code", "code-wrong", "This is not the code that the app shows now, or wrong ones were given too often: then wait a quarter of an hour.");
}
