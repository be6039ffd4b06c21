using Leadline.Lots.Drafts;
using Leadline.Lots.Frameworks;
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

namespace Leadline.Lots.Proposals;

internal static class ReadProposals
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadProposals()
        {
            routes.MapGet("/framework-proposals", List)
                .WithName("ListFrameworkProposals").WithSummary("List the authority's own proposals of steps, the newest first, all or of one framework agreement")
                .Refuses(400)
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapGet("/framework-proposals/{id:guid}", Get)
                .WithName("GetFrameworkProposal").WithSummary("Read a proposal with what would come of it now")
                .Refuses(404)
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Ok<Page<FrameworkProposalView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] Guid? framework, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await (await db.OwnProposalsAsync(caller, framework, stop)).OnPageNewestFirst(p => p.Id, page).ToListAsync(stop);
        return TypedResults.Ok(page.Of([.. rows.Select(FrameworkProposalView.Of)], p => p.Id.Value));
    }

    internal static async Task<Results<Ok<FrameworkProposalDetails>, ProblemHttpResult>> Get(
        Guid id, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await ProposedStep.FindAsync(db, id, caller, stop) is not { } step || await step.RefuseInterestAsync(db, caller, stop) is not null)
            return Problems.NotFound("proposal");
        http.SendTag(db.VersionOf(step.Proposal));
        return TypedResults.Ok(await DetailsAsync(step, db, clock.Today(), stop));
    }

    /// <summary>The proposal with what would come of it now, for the route and the page alike.</summary>
    internal static async Task<FrameworkProposalDetails> DetailsAsync(ProposedStep step, LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        var view = FrameworkProposalView.Of(step.Proposal);
        if (step.Proposal.State != ProposalState.Waiting)
            return new(view, null, null);
        var preview = step.Draft is { } draft && step.Proposal.Step == FrameworkStep.Publication ? await PublicationPreview.OfAsync(draft, step.Proposal.EffectiveFrom, db, today, stop) : null;
        return new(view, await step.RefuseNowAsync(db, today, stop), preview);
    }

    /// <summary>The proposals of the caller's authority, to be read.</summary>
    internal static async Task<IQueryable<FrameworkProposal>> OwnProposalsAsync(this LotsDbContext db, Caller caller, Guid? framework, CancellationToken stop)
    {
        // What is proposed of an agreement goes with it to another authority, and so does a draft of what became one.
        var (authorities, interests) = (db.AuthoritiesOn(db.Today), await db.OutsideInterestsAsync(caller, stop));
        var own = db.Proposals.AsNoTracking()
            .Select(p => new { Proposal = p, Of = p.FrameworkId ?? db.Scopes.Where(s => s.Id == p.ScopeId).Join(db.Drafts, s => s.DraftId, d => d.Id, (_, d) => d.FrameworkId).FirstOrDefault() })
            .Where(x => db.Organisations.Any(o => o.Id == caller.Organisation
                && (x.Of == null ? o.Reference == x.Proposal.Authority : authorities.Any(a => a.FrameworkId == x.Of && a.Authority == o.Reference)))
                && !interests.Any(i => i.FrameworkId == x.Of))
            .Select(x => x.Proposal);
        FrameworkId? of = framework is { } id ? new FrameworkId(id) : null;
        return of is null ? own : own.Where(p => p.FrameworkId == of);
    }
}
