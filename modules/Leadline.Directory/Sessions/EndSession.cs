using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Sessions;

/// <summary>Signs a person out: here, elsewhere, or everywhere.</summary>
internal static class EndSession
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapEndSession()
        {
            routes.MapDelete("/sessions/{id:guid}", Handle)
                .WithName(nameof(EndSession)).WithSummary("End one of one's own sessions; its token is worthless at once")
                .Refuses(404)
                .MayBeCalledByAnyPerson();
            routes.MapPost("/people/{id:guid}/sign-out", EndAll)
                .WithName("EndAllSessions").WithSummary("End all sessions of a person")
                .Refuses(404)
                .MayBeCalledBy(Role.Operator | Role.Administrator);
        }
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var person = new PersonId(caller.Person!.Value);
        var session = new PersonSessionId(id);
        if (await db.Sessions.FirstOrDefaultAsync(s => s.Id == session && s.Person == person, stop) is not { } found)
            return Problems.NotFound("session");
        found.End(clock.GetUtcNow());
        db.Record(caller, "sign-out", person.Value, id == caller.Session ? "" : "elsewhere", subjectType: "person");
        await db.SaveChangesAsync(stop);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> EndAll(
        Guid id, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.PersonToHelpAsync(id, caller, now, stop) is not { } person)
            return Problems.NotFound("person");
        await db.EndSessionsAsync(person.Id, now, stop);
        db.Record(caller, "sign-out", id, "everywhere", subjectType: "person");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.NoContent();
    }

    /// <summary>Ends all sessions of a person; part of the open transaction.</summary>
    internal static Task EndSessionsAsync(this DirectoryDbContext db, PersonId person, DateTimeOffset now, CancellationToken stop) =>
        db.Sessions.Where(s => s.Person == person && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);

    /// <summary>Ends all sessions of a person but the one that it calls from; part of the open transaction.</summary>
    internal static Task EndOtherSessionsAsync(
        this DirectoryDbContext db, PersonId person, PersonSessionId present, DateTimeOffset now, CancellationToken stop) =>
        db.Sessions.Where(s => s.Person == person && s.Id != present && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);
}
