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

/// <summary>
/// A person sets up an authenticator app: it takes the key, and shows by a first code that it has it. Who finds a session open does not: the
/// password is asked for once more and, of whoever has none here, a session that has only just begun.
/// </summary>
internal static class SetUpAuthenticator
{
    /// <summary>How long after signing in somebody without a password here may begin.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <param name="Password">The password in use; absent for a person who signs in from outside alone, and has none here.</param>
    internal sealed record SetUpAuthenticatorRequest(string? Password = null);

    /// <param name="Key">The key in base 32, to be typed.</param>
    /// <param name="Uri">The same for a picture that the app reads.</param>
    internal sealed record AuthenticatorKey(string Key, Uri Uri);

    /// <param name="Code">The six digits that the app shows.</param>
    internal sealed record ConfirmAuthenticatorRequest(string Code);

    /// <param name="RecoveryCodes">Each signs in once without the app; shown this once.</param>
    /// <param name="Token">The session's new token: it counts as one with a second factor now, and the former token is void.</param>
    internal sealed record ConfirmedAuthenticator(IReadOnlyList<string> RecoveryCodes, string Token);

    private static readonly Refusal AlreadyThere = new("authenticator-set-up", "An authenticator is set up already; remove it first, with a code of it.");

    private static readonly Refusal SignedInLongAgo =
        new("sign-in-too-old", $"You have no password here, and signed in more than {Fresh.TotalMinutes:0} minutes ago: sign out and in again, then set it up.");

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSetUpAuthenticator()
        {
            routes.MapPost("/people/own/authenticator", Begin)
                .WithName(nameof(SetUpAuthenticator)).WithSummary("Take a key for an authenticator app, with the password; it counts once confirmed in the same session")
                .Refuses(400, 409).AnswersOnce()
                .MayBeCalledByAnyPerson();
            routes.MapPost("/people/own/authenticator/confirmation", Confirm)
                .WithName("ConfirmAuthenticator").WithSummary("Confirm the authenticator by its first code; the recovery codes are shown once, other sessions end")
                .Refuses(400, 409).AnswersOnce()
                .MayBeCalledByAnyPerson();
        }
    }

    internal static async Task<Results<Ok<AuthenticatorKey>, ProblemHttpResult>> Begin(
        SetUpAuthenticatorRequest request, Caller caller, DirectoryDbContext db, SecondFactors factors, Passwords passwords, SignInAttempts attempts,
        TimeProvider clock, CancellationToken stop)
    {
        var (person, now) = (await db.CallingPersonAsync(caller, stop), clock.GetUtcNow());
        if (person.HasSecondFactor)
            return AlreadyThere.AsConflict();
        if (person.PasswordHash is null && !await IsFreshAsync(db, caller, now, stop))
            return SignedInLongAgo.AsConflict();
        if (person.PasswordHash is not null && !await passwords.AreInUseAsync(person, request.Password ?? "", attempts, stop))
            return Problems.Invalid(Passwords.NotInUse("/password"));

        var key = factors.NewKey(person, SessionOf(caller));
        await using var write = await db.BeginWriteAsync(stop);
        await attempts.ForgetAsync([SignInAttempts.Password(person.Email)], stop);
        db.Record(caller, "take-authenticator-key", person.Id.Value, "");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(new AuthenticatorKey(key, SecondFactors.UriOf(key, person.Email)));
    }

    internal static async Task<Results<Ok<ConfirmedAuthenticator>, ProblemHttpResult>> Confirm(
        ConfirmAuthenticatorRequest request, Caller caller, DirectoryDbContext db, SecondFactors factors, SignInAttempts attempts, TimeProvider clock,
        CancellationToken stop)
    {
        var (person, id) = (await db.CallingPersonAsync(caller, stop), SessionOf(caller));
        if (person.HasSecondFactor)
            return AlreadyThere.AsConflict();
        var door = SignInAttempts.Code(person.Id.Value);
        if (!await attempts.BeginAsync(door, stop) || await factors.ConfirmAsync(person, id, request.Code ?? "") is not { } codes)
            return Problems.Invalid(WrongCode);

        await using var write = await db.BeginWriteAsync(stop);
        var (session, token) = (await db.Sessions.SingleAsync(s => s.Id == id, stop), Secret.New(Secret.OfSession));
        session.Strengthen(Secret.HashOf(token));
        await attempts.ForgetAsync([door], stop);
        await db.EndOtherSessionsAsync(person.Id, id, clock.GetUtcNow(), stop);
        db.Record(caller, "set-up-authenticator", person.Id.Value, "");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(new ConfirmedAuthenticator(codes, token));
    }

    /// <summary>Whether the person signed in just now.</summary>
    private static Task<bool> IsFreshAsync(DirectoryDbContext db, Caller caller, DateTimeOffset now, CancellationToken stop)
    {
        var (session, since) = (SessionOf(caller), now - Fresh);
        return db.Sessions.AnyAsync(s => s.Id == session && s.StartedAt > since, stop);
    }

    private static PersonSessionId SessionOf(Caller caller) => new(caller.Session!.Value);

    internal static Fault WrongCode { get; } =
        new("/code", "code-wrong", "This is not the code that the app shows now, or wrong ones were given too often: then wait a quarter of an hour.");
}
