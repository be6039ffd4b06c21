using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.DirectAwards;

internal static class ReadDirectAwards
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadDirectAwards()
        {
            routes.MapGet("/direct-awards", List)
                .WithName("ListDirectAwards").WithSummary("List the direct awards one makes or, once awarded, has won or oversees")
                .Refuses(400)
                .MayBeCalledOnCallOffBy(DirectAwardSight.Readers);
            routes.MapGet("/direct-awards/{id:guid}", Get)
                .WithName("GetDirectAward").WithSummary("Read one direct award")
                .Refuses(404)
                .MayBeCalledOnCallOffBy(DirectAwardSight.Readers);
        }
    }

    internal static async Task<Results<Ok<Page<DirectAwardView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var sight = await DirectAwardSight.OfAsync(caller, db, stop);
        var rows = await sight.Among(db.DirectAwards.AsNoTracking()).PageAsync(a => a.Id, page, stop);
        var conflicts = new HashSet<(FrameworkId, string)>();
        foreach (var (framework, lot) in rows.Select(a => (a.FrameworkId, a.LotNumber)).Distinct())
        {
            if (await db.ConflictAsync(caller, framework, lot, stop) is not null)
                conflicts.Add((framework, lot));
        }

        return TypedResults.Ok(page.Of([.. rows.Select(a => sight.View(a, conflicts.Contains((a.FrameworkId, a.LotNumber))))], a => a.Id.Value));
    }

    internal static async Task<Results<Ok<DirectAwardView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, CallOffDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.DirectAwardAsync(id, stop) is not { } award)
            return Problems.NotFound("direct award");
        var sight = await DirectAwardSight.OfAsync(caller, db, stop);
        if (!sight.Sees(award))
            return Problems.NotFound("direct award");
        if (sight.IsBuyerOf(award))
            http.SendTag(db.VersionOf(award));
        return TypedResults.Ok(sight.View(award, await db.ConflictAsync(caller, award.FrameworkId, award.LotNumber, stop) is not null));
    }
}
