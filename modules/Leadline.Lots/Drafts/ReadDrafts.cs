using Leadline.Lots.Copies;
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
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Drafts;

internal static class ReadDrafts
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadDrafts()
        {
            routes.MapGet("/framework-drafts", List)
                .WithName("ListFrameworkDrafts").WithSummary("List the authority's own drafts of framework documents, the newest first")
                .Refuses(400)
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapGet("/framework-drafts/{id:guid}", Get)
                .WithName("GetFrameworkDraft").WithSummary("Read a draft with its text")
                .Refuses(404)
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapGet("/framework-drafts/{id:guid}/preview", Preview)
                .WithName("PreviewFrameworkDraft").WithSummary("Read what would come of publishing a draft: every fault, or what changes and whom it touches")
                .Refuses(404)
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Ok<Page<FrameworkDraftRow>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await (await db.OwnDraftsAsync(caller, stop)).OnPageNewestFirst(d => d.Id, page).ToListAsync(stop);
        return TypedResults.Ok(page.Of([.. rows.Select(FrameworkDraftRow.Of)], d => d.Id.Value));
    }

    internal static async Task<Results<Ok<FrameworkDraftView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.OwnDraftAsync(id, caller, stop) is not { } draft)
            return Problems.NotFound("draft");
        http.SendTag(db.VersionOf(draft));
        return TypedResults.Ok(FrameworkDraftView.Of(draft));
    }

    internal static async Task<Results<Ok<PublicationPreview>, ProblemHttpResult>> Preview(
        Guid id, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop) =>
        await db.OwnDraftAsync(id, caller, stop) is { } draft
            ? TypedResults.Ok(await PublicationPreview.OfAsync(draft, null, db, clock.Today(), stop))
            : Problems.NotFound("draft");

    /// <summary>The drafts of the caller's authority, to be read.</summary>
    internal static async Task<IQueryable<FrameworkDraft>> OwnDraftsAsync(this LotsDbContext db, Caller caller, CancellationToken stop)
    {
        var (authorities, interests) = (db.AuthoritiesOn(db.Today), await db.OutsideInterestsAsync(caller, stop));
        return db.Drafts.AsNoTracking().Where(d => db.Organisations.Any(o => o.Id == caller.Organisation
            && (d.FrameworkId == null ? o.Reference == d.Authority : authorities.Any(a => a.FrameworkId == d.FrameworkId && a.Authority == o.Reference)))
            && !interests.Any(i => i.FrameworkId == d.FrameworkId));
    }

    /// <summary>The draft, if it is the caller's authority's; that of a next version is not for whoever sells under the agreement elsewhere.</summary>
    internal static async Task<FrameworkDraft?> OwnDraftAsync(this LotsDbContext db, Guid id, Caller caller, CancellationToken stop) =>
        await db.Drafts.FindAsync([new FrameworkDraftId(id)], stop) is { } draft && await db.SpeaksForAsync(caller, await db.AuthorityOfAsync(draft, stop), stop)
        && (draft.FrameworkId is not { } of || await db.RefuseInterestAsync(caller, of, lots: null, stop) is null)
            ? draft
            : null;

    /// <summary>Whose a draft is: of a next version, whoever runs the agreement today; of a new agreement, whoever began it.</summary>
    internal static async Task<OrganisationReference> AuthorityOfAsync(this LotsDbContext db, FrameworkDraft draft, CancellationToken stop) =>
        draft.FrameworkId is { } of && await db.Frameworks.FindAsync([of], stop) is { } framework ? framework.AuthorityOn(db.Today) : draft.Authority;

    /// <summary>By which reference the caller's organisation is known; null before this module has heard of it.</summary>
    internal static async Task<OrganisationReference?> OwnReferenceAsync(this LotsDbContext db, Caller caller, CancellationToken stop) =>
        (await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == caller.OwnOrganisation, stop))?.Reference;
}
