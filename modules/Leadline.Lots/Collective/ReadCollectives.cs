using Leadline.Lots.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Collective;

/// <summary>Collective procurements: for the buyers that are invited or have joined, and for the authority.</summary>
internal static class ReadCollectives
{
    internal const Role Readers = Roles.Buyer | Roles.Authority;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadCollectives()
        {
            routes.MapGet("/collective-procurements", List)
                .WithName("ListCollectives").WithSummary("List the collective procurements to which one is invited, or that use one's framework agreements")
                .Refuses(400)
                .MayBeCalledBy(Readers);
            routes.MapGet("/collective-procurements/{id:guid}", Get)
                .WithName("GetCollective").WithSummary("Read one collective procurement with its members and their shares")
                .Refuses(404)
                .MayBeCalledBy(Readers);
        }
    }

    internal static async Task<IQueryable<CollectiveProcurement>> SeenAsync(LotsDbContext db, Caller caller, CancellationToken stop)
    {
        var run = await db.RunByAsync(caller, Roles.Authority, stop);
        var (own, buys) = (caller.OwnOrganisation, caller.Is(Roles.Buyer));
        return db.Collectives.Where(c => (buys && c.Members.Any(m => m.Organisation == own && m.State != MemberState.Left)) || run.Contains(c.FrameworkId));
    }

    internal static async Task<CollectiveProcurement?> FindAsync(Guid id, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        var collective = new CollectiveProcurementId(id);
        return await (await SeenAsync(db, caller, stop)).FirstOrDefaultAsync(c => c.Id == collective, stop);
    }

    internal static async Task<Results<Ok<Page<CollectiveView>>, ProblemHttpResult>> List([AsParameters] PageRequest page, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await (await SeenAsync(db, caller, stop)).AsNoTracking().PageAsync(c => c.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(CollectiveView.Of)], c => c.Id.Value));
    }

    internal static async Task<Results<Ok<CollectiveView>, ProblemHttpResult>> Get(Guid id, Caller caller, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await FindAsync(id, caller, db, stop) is not { } found)
            return Problems.NotFound("collective procurement");
        http.SendTag(db.VersionOf(found));
        return TypedResults.Ok(CollectiveView.Of(found));
    }
}
