using Leadline.Lots.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Choices;

/// <summary>Needs and choices, for the buyer itself, and for the auditor of the authority whose framework agreement is named or used.</summary>
internal static class ReadNeeds
{
    internal const Role Readers = Roles.Buyer | Role.Auditor;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadNeeds()
        {
            routes.MapGet("/needs", List)
                .WithName("ListNeeds").WithSummary("List one's needs, or as an auditor those that name a framework agreement of one's authority")
                .Refuses(400)
                .MayBeCalledBy(Readers);
            routes.MapGet("/needs/{id:guid}", Get)
                .WithName("GetNeed").WithSummary("Read one need with every choice there is for it, and what was recorded")
                .Refuses(404)
                .MayBeCalledBy(Readers);
            routes.MapGet("/choice-records", ListRecords)
                .WithName("ListChoiceRecords").WithSummary("List which choices were taken, and why")
                .Refuses(400)
                .MayBeCalledBy(Readers);
        }
    }

    internal static async Task<IQueryable<Need>> SeenAsync(LotsDbContext db, Caller caller, CancellationToken stop)
    {
        var run = (await db.RunByAsync(caller, Role.Auditor, stop)).Select(f => (Primitives.FrameworkId?)f).ToList();
        var (own, buys) = (caller.OwnOrganisation, caller.Is(Roles.Buyer));
        return db.Needs.AsNoTracking().Where(n => (buys && n.Buyer == own) || run.Contains(n.FrameworkId)
            || db.ChoiceRecords.Any(r => r.NeedId == n.Id && run.Contains(r.FrameworkId)));
    }

    internal static async Task<Results<Ok<Page<NeedRow>>, ProblemHttpResult>> List([AsParameters] PageRequest page, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await (await SeenAsync(db, caller, stop)).PageAsync(n => n.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(NeedRow.Of)], n => n.Id.Value));
    }

    internal static async Task<Results<Ok<NeedView>, ProblemHttpResult>> Get(Guid id, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await ViewAsync(id, caller, db, clock.Today(), stop) is not { } view)
            return Problems.NotFound("need");
        http.SendTag(1); // it never changes
        return TypedResults.Ok(view);
    }

    internal static async Task<Results<Ok<Page<ChoiceRecordView>>, ProblemHttpResult>> ListRecords(
        [AsParameters] PageRequest page, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var seen = await SeenAsync(db, caller, stop);
        var rows = await db.ChoiceRecords.AsNoTracking().Where(r => seen.Any(n => n.Id == r.NeedId)).PageAsync(r => r.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(ChoiceRecordView.Of)], r => r.Id.Value));
    }

    /// <summary>The need with all choices, as the reader may see it; null where it is not for the reader.</summary>
    internal static async Task<NeedView?> ViewAsync(Guid id, Caller caller, LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        var needId = new NeedId(id);
        return await (await SeenAsync(db, caller, stop)).FirstOrDefaultAsync(n => n.Id == needId, stop) is { } need
            && await db.Organisations.FindAsync([need.Buyer], stop) is { } buyer
                ? await NeedView.OfAsync(need, buyer, db, today, stop)
                : null;
    }
}
