using Leadline.Lots.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.HelpRequests;

/// <summary>Requests for help: a buyer's own, and those that an authority is asked.</summary>
internal static class ReadHelpRequests
{
    internal const Role Readers = Roles.Buyer | Roles.Authority;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadHelpRequests()
        {
            routes.MapGet("/help-requests", List)
                .WithName("ListHelpRequests").WithSummary("List the requests for help that one has asked or is asked; with 'overdue' those that are late")
                .Refuses(400)
                .MayBeCalledBy(Readers);
            routes.MapGet("/help-requests/{id:guid}", Get)
                .WithName("GetHelpRequest").WithSummary("Read one request for help")
                .Refuses(404)
                .MayBeCalledBy(Readers);
        }
    }

    internal static async Task<IQueryable<HelpRequest>> SeenAsync(LotsDbContext db, Caller caller, bool overdue, DateOnly today, CancellationToken stop)
    {
        var run = await db.RunByAsync(caller, Roles.Authority, stop);
        var (own, buys) = (caller.OwnOrganisation, caller.Is(Roles.Buyer));
        var seen = db.HelpRequests.Where(r => (buys && r.Buyer == own) || run.Contains(r.FrameworkId));
        return overdue ? seen.Where(r => (r.State == HelpState.Asked || r.State == HelpState.Taken) && r.DueOn < today) : seen;
    }

    internal static async Task<HelpRequest?> FindAsync(Guid id, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        var request = new HelpRequestId(id);
        return await (await SeenAsync(db, caller, overdue: false, default, stop)).FirstOrDefaultAsync(r => r.Id == request, stop);
    }

    internal static async Task<Results<Ok<Page<HelpView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] bool? overdue, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var today = clock.Today();
        var rows = await (await SeenAsync(db, caller, overdue == true, today, stop)).AsNoTracking().PageAsync(r => r.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(r => HelpView.Of(r, today, caller.SpeaksFor(r.Buyer)))], r => r.Id.Value));
    }

    internal static async Task<Results<Ok<HelpView>, ProblemHttpResult>> Get(Guid id, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await FindAsync(id, caller, db, stop) is not { } found)
            return Problems.NotFound("request for help");
        http.SendTag(db.VersionOf(found));
        return TypedResults.Ok(HelpView.Of(found, clock.Today(), caller.SpeaksFor(found.Buyer)));
    }
}
