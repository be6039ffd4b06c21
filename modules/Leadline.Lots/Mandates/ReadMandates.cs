using Leadline.Lots.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Mandates;

internal static class ReadMandates
{
    internal const string Why = "whether use of a framework agreement is mandated, and by whom, is public";
    internal const Role DisputeReaders = Roles.Authority | Roles.Buyer;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadMandates()
        {
            routes.MapGet("/mandates", List)
                .WithName("ListMandates").WithSummary("List the mandates that were published by a day, as they stood on it; today unless 'on' says another")
                .Refuses(400)
                .MayBeCalledByAnybody(Why);
            routes.MapGet("/mandates/{id:guid}", Get)
                .WithName("GetMandate").WithSummary("Read one mandate as it stood on a day; today unless 'on' says another")
                .Refuses(404)
                .MayBeCalledByAnybody(Why);
            routes.MapGet("/mandate-disputes", ListDisputes)
                .WithName("ListMandateDisputes").WithSummary("List the disputes of mandates that one has raised, or is to decide")
                .Refuses(400)
                .MayBeCalledBy(DisputeReaders);
            routes.MapGet("/mandate-disputes/{id:guid}", GetDispute)
                .WithName("GetMandateDispute").WithSummary("Read one dispute of a mandate")
                .Refuses(404)
                .MayBeCalledBy(DisputeReaders);
        }
    }

    /// <summary>Those that were published by a day, and of the frameworks that the caller's authority runs all.</summary>
    internal static async Task<IQueryable<Mandate>> SeenAsync(LotsDbContext db, Caller? caller, DateOnly on, CancellationToken stop)
    {
        var run = await db.RunByAsync(caller, Roles.Authority, stop);
        return db.Mandates.AsNoTracking().Where(m => run.Contains(m.FrameworkId) || m.Events.Any(e => e.Step == MandateStep.Published && e.On <= on));
    }

    internal static async Task<IQueryable<MandateDispute>> DisputesSeenAsync(LotsDbContext db, Caller caller, CancellationToken stop)
    {
        var run = await db.RunByAsync(caller, Roles.Authority, stop);
        var (own, buys) = (caller.OwnOrganisation, caller.Is(Roles.Buyer));
        return db.Disputes.Where(d => run.Contains(d.FrameworkId) || (buys && d.Buyer == own));
    }

    internal static async Task<Results<Ok<Page<MandateView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] Guid? frameworkId, [FromQuery] DateOnly? on, Caller? caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var day = on ?? clock.Today();
        var seen = await SeenAsync(db, caller, day, stop);
        if (frameworkId is { } id)
            seen = seen.Where(m => m.FrameworkId == new FrameworkId(id));
        var rows = await seen.PageAsync(m => m.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(m => MandateView.Of(m, day))], m => m.Id.Value));
    }

    internal static async Task<Results<Ok<MandateView>, ProblemHttpResult>> Get(
        Guid id, [FromQuery] DateOnly? on, Caller? caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var (day, mandateId) = (on ?? clock.Today(), new MandateId(id));
        if (!await (await SeenAsync(db, caller, day, stop)).AnyAsync(m => m.Id == mandateId, stop) || await db.Mandates.FindAsync([mandateId], stop) is not { } mandate)
            return Problems.NotFound("mandate");
        http.SendTag(db.VersionOf(mandate));
        return TypedResults.Ok(MandateView.Of(mandate, day));
    }

    internal static async Task<Results<Ok<Page<MandateDisputeView>>, ProblemHttpResult>> ListDisputes(
        [AsParameters] PageRequest page, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await (await DisputesSeenAsync(db, caller, stop)).AsNoTracking().PageAsync(d => d.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(MandateDisputeView.Of)], d => d.Id.Value));
    }

    internal static async Task<Results<Ok<MandateDisputeView>, ProblemHttpResult>> GetDispute(
        Guid id, Caller caller, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        var disputeId = new MandateDisputeId(id);
        if (await (await DisputesSeenAsync(db, caller, stop)).FirstOrDefaultAsync(d => d.Id == disputeId, stop) is not { } dispute)
            return Problems.NotFound("dispute of a mandate");
        http.SendTag(db.VersionOf(dispute));
        return TypedResults.Ok(MandateDisputeView.Of(dispute));
    }
}
