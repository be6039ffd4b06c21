using Leadline.Accreditation.Places;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Tenders;

/// <summary>A tender to join, for the supplier that made it and the authority that decides it.</summary>
internal sealed record TenderView(
    Guid Id, FrameworkId FrameworkId, string LotNumber, OrganisationId Supplier, IReadOnlyList<string> ServiceLines, string Statement,
    DateTimeOffset SubmittedAt, TenderState State, DateTimeOffset? DecidedAt, IReadOnlyList<LineDecision> Decisions)
{
    internal static TenderView Of(Tender t) =>
        new(t.Id.Value, t.FrameworkId, t.LotNumber, t.Supplier, t.ServiceLines, t.Statement, t.SubmittedAt, t.State, t.DecidedAt, t.Decisions);
}

internal static class ReadTenders
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadTenders()
        {
            routes.MapGet("/tenders", List)
                .WithName("ListTenders").WithSummary("List one's own tenders to join or, as the framework's authority, all of a framework agreement")
                .Refuses(400, 404)
                .MayBeCalledBy(Role.BidManager | Roles.Authority);
            routes.MapGet("/tenders/{id:guid}", Get)
                .WithName("GetTender").WithSummary("Read one tender to join")
                .Refuses(404, 409)
                .MayBeCalledBy(Role.BidManager | Roles.Authority);
        }
    }

    internal static async Task<Results<Ok<Page<TenderView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] Guid? framework, Caller caller, AccreditationDbContext db, TimeProvider clock,
        CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var tenders = db.Tenders.AsNoTracking();
        if (framework is { } id)
        {
            var frameworkId = new FrameworkId(id);
            tenders = tenders.Where(t => t.FrameworkId == frameworkId);
            // On a lot on which an organisation of the reader's own holds or seeks a place, it would read its rivals' tenders.
            var conflicts = db.LotsOfInterest(await db.InterestsAsync(caller, stop));
            tenders = await IsAuthorityAsync(db, caller, frameworkId, clock, stop)
                ? tenders.Where(t => t.Supplier == caller.OwnOrganisation || !conflicts.Any(l => l.FrameworkId == t.FrameworkId && l.LotNumber == t.LotNumber))
                : tenders.Where(t => t.Supplier == caller.OwnOrganisation);
        }
        else
        {
            tenders = tenders.Where(t => t.Supplier == caller.OwnOrganisation);
        }

        var rows = await tenders.PageAsync(t => t.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(TenderView.Of)], t => t.Id));
    }

    internal static async Task<Results<Ok<TenderView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, AccreditationDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.Tenders.FindAsync([new TenderId(id)], stop) is not { } tender
            || !(caller.SpeaksFor(tender.Supplier) || await IsAuthorityAsync(db, caller, tender.FrameworkId, clock, stop)))
            return Problems.NotFound("tender");
        if (!caller.SpeaksFor(tender.Supplier) && await db.RefuseInterestAsync(caller, tender.FrameworkId, tender.LotNumber, stop) is { } interest)
            return interest.AsConflict();
        http.SendTag(db.VersionOf(tender));
        return TypedResults.Ok(TenderView.Of(tender));
    }

    /// <summary>Whether the caller is the authority of a framework agreement, and calls as such.</summary>
    internal static async Task<bool> IsAuthorityAsync(
        AccreditationDbContext db, Caller caller, FrameworkId id, TimeProvider clock, CancellationToken stop) =>
        caller.Is(Roles.Authority)
        && await db.FrameworkAsync<FrameworkTerms>(id, clock.Today(), stop) is { } framework
        && await db.SpeaksForAsync(caller, framework.Terms.Authority, stop);
}
