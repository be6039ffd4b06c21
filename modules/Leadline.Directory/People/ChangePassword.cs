using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>A person chooses another password. Its other sessions end, and links to choose one are void.</summary>
internal static class ChangePassword
{
    /// <param name="Present">The password in use.</param>
    /// <param name="Password">The new one: 12 to 200 characters.</param>
    internal sealed record ChangePasswordRequest(string Present, string Password);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapChangePassword() => routes.MapPost("/people/own/password", Handle)
            .WithName(nameof(ChangePassword)).WithSummary("Choose another password; other sessions end")
            .Refuses(400).AnswersOnce()
            .MayBeCalledByAnyPerson();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ChangePasswordRequest request, Caller caller, DirectoryDbContext db, Passwords passwords, SignInAttempts attempts, TimeProvider clock,
        CancellationToken stop)
    {
        var person = await db.CallingPersonAsync(caller, stop);
        var door = SignInAttempts.Password(person.Email);
        if (!await attempts.BeginAsync(door, stop) || !await passwords.AreAsync(person, request.Present))
            return Problems.Invalid(new Fault("/present", "password-wrong", "This is not the password in use, or a wrong one was given too often: then wait a quarter of an hour."));
        if (await passwords.SetAsync(person, request.Password, "/password") is { } fault)
            return Problems.Invalid(fault);

        await using var write = await db.BeginWriteAsync(stop);
        await attempts.ForgetAsync([door], stop);
        var (now, present) = (clock.GetUtcNow(), new PersonSessionId(caller.Session!.Value));
        await db.Sessions.Where(s => s.Person == person.Id && s.Id != present && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);
        await db.OneTimeLinks.Where(l => l.Person == person.Id).ExecuteDeleteAsync(stop);
        db.Record(caller, "change-password", person.Id.Value, "");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
