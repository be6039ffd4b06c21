using Leadline.Directory.Credentials;
using Leadline.Directory.Organisations;
using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Links;

/// <summary>Whoever holds a one-time link chooses the password. It ends every session, and opens no door by itself: signing in does.</summary>
internal static class ChoosePassword
{
    /// <param name="Link">The secret in the link, <c>leadline_link_…</c>.</param>
    /// <param name="Password">The password: 12 to 200 characters.</param>
    /// <param name="Name">The person's name, where it is not known yet.</param>
    internal sealed record ChoosePasswordRequest(string Link, string Password, string? Name = null);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapChoosePassword() => routes.MapPost("/passwords", Handle)
            .WithName(nameof(ChoosePassword)).WithSummary("Choose a password by a one-time link")
            .Refuses(400, 409).AnswersOnce()
            .MayBeCalledByAnybody("the link's secret is in the request");
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ChoosePasswordRequest request, HttpContext http, DirectoryDbContext db, Passwords passwords, SignInAttempts attempts, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var hash = Secret.HashOf(request.Link);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"link:{hash}", stop);
        if (await PersonOfAsync(db, hash, now, stop) is not { } person)
            return new Refusal("link-void", "This link was used, has expired, or is none. Ask for a new one.", "/link").AsConflict();
        if (person.Name.Length == 0)
        {
            if (Names.Fault("/name", request.Name, Person.LongestName) is { } unnamed)
                return Problems.Invalid(unnamed);
            person.Rename(request.Name!.Trim());
        }

        if (await passwords.SetAsync(person, request.Password, "/password") is { } fault)
            return Problems.Invalid(fault);
        await db.OneTimeLinks.Where(l => l.Person == person.Id).ExecuteDeleteAsync(stop);
        await db.EndSessionsAsync(person.Id, now, stop);
        await attempts.ForgetAsync([SignInAttempts.Password(person.Email)], stop);
        db.Record(SignInRequest.Of(http).By(person), "choose-password", person.Id.Value, "by a one-time link");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.NoContent();
    }

    /// <summary>The person whose link it is, while it may be used.</summary>
    internal static async Task<Person?> PersonOfAsync(DirectoryDbContext db, string hash, DateTimeOffset now, CancellationToken stop) =>
        await db.OneTimeLinks.AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash && l.ExpiresAt > now, stop) is { } link
            ? await db.People.FirstOrDefaultAsync(p => p.Id == link.Person && p.ClosedAt == null, stop)
            : null;
}
