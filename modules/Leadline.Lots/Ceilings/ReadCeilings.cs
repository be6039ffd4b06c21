using Leadline.Lots.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Ceilings;

internal static class ReadCeilings
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadCeilings() => routes.MapGet("/frameworks/{id:guid}/ceilings", Handle)
            .WithName(nameof(ReadCeilings)).WithSummary("Read a framework agreement's ceilings and their raises; as its authority, with what is counted under them")
            .Refuses(404)
            .MayBeReadByAnyOrganisation();
    }

    internal static async Task<Results<Ok<CeilingsView>, ProblemHttpResult>> Handle(
        Guid id, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop) =>
        await db.CeilingsViewAsync(id, caller, clock.Today(), stop) is { } view ? TypedResults.Ok(view) : Problems.NotFound("framework agreement");

    /// <summary>The ceilings as somebody may see them, for routes and pages alike; null where there is no such framework agreement.</summary>
    internal static async Task<CeilingsView?> CeilingsViewAsync(this LotsDbContext db, Guid id, Caller? caller, DateOnly today, CancellationToken stop)
    {
        var framework = new FrameworkId(id);
        if (await db.CeilingsAsync(framework, today, stop) is not { } ceilings)
            return null;
        var whole = caller is not null && caller.Is(Roles.Authority) && await db.SpeaksForAsync(caller, ceilings.Terms.Authority, stop)
            && await db.RefuseInterestAsync(caller, framework, lots: null, stop) is null;
        return new CeilingsView(framework, ceilings.Terms.Reference, [.. ceilings.All.Select(c => CeilingView.Of(c, whole))], await RaisesAsync(db, framework, whole, stop));
    }

    // What is proposed and not confirmed is the authority's own.
    private static async Task<List<CeilingRaiseView>> RaisesAsync(LotsDbContext db, FrameworkId framework, bool whole, CancellationToken stop)
    {
        var decisions = await db.CeilingRaiseDecisions.AsNoTracking().Where(d => d.FrameworkId == framework).ToDictionaryAsync(d => d.RaiseId, stop);
        var raises = await db.CeilingRaises.AsNoTracking().Where(r => r.FrameworkId == framework).OrderBy(r => r.Id).ToListAsync(stop);
        return [.. raises.Select(r => CeilingRaiseView.Of(r, decisions.GetValueOrDefault(r.Id))).Where(r => whole || r.IsConfirmed == true)];
    }
}
