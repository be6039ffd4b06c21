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
        if (!await passwords.AreInUseAsync(person, request.Present, attempts, stop))
            return Problems.Invalid(Passwords.NotInUse("/present"));
        if (await passwords.SetAsync(person, request.Password, "/password") is { } fault)
            return Problems.Invalid(fault);

        await using var write = await db.BeginWriteAsync(stop);
        await attempts.ForgetAsync([SignInAttempts.Password(person.Email)], stop);
        await db.EndOtherSessionsAsync(person.Id, new PersonSessionId(caller.Session!.Value), clock.GetUtcNow(), stop);
        await db.OneTimeLinks.Where(l => l.Person == person.Id).ExecuteDeleteAsync(stop);
        db.Record(caller, "change-password", person.Id.Value, "");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
