using Leadline.Directory.Delegations;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Sessions;

/// <summary>A session as its person sees it.</summary>
internal sealed record SessionView(
    PersonSessionId Id, string Device, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool SecondFactor, OrganisationId? Organisation,
    DelegationId? Delegation, bool ThisOne)
{
    internal static SessionView Of(PersonSession s, PersonSessionId present) =>
        new(s.Id, s.Device, s.StartedAt, s.SeenAt, s.SecondFactor, s.Organisation, s.Delegation, s.Id == present);
}

internal static class ReadSessions
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadSessions() => routes.MapGet("/sessions", Handle)
            .WithName("ListSessions").WithSummary("List where one is signed in")
            .MayBeCalledByAnyPerson();
    }

    internal static async Task<Ok<List<SessionView>>> Handle(Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop) =>
        TypedResults.Ok(await OfAsync(db, caller, clock.GetUtcNow(), stop));

    /// <summary>The sessions in force of the person who calls, the newest first.</summary>
    internal static async Task<List<SessionView>> OfAsync(DirectoryDbContext db, Caller caller, DateTimeOffset now, CancellationToken stop)
    {
        var (person, present) = (new PersonId(caller.Person!.Value), new PersonSessionId(caller.Session!.Value));
        var (begun, seen) = (now - PersonSession.Life, now - PersonSession.Rest);
        var rows = await db.Sessions.AsNoTracking()
            .Where(s => s.Person == person && s.EndedAt == null && s.StartedAt > begun && s.SeenAt > seen)
            .OrderByDescending(s => s.StartedAt).ToListAsync(stop);
        return [.. rows.Select(s => SessionView.Of(s, present))];
    }
}
