using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Scopes;

internal static class ReadScopes
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadScopes()
        {
            routes.MapGet("/draft-scopes", List)
                .WithName("ListDraftScopes").WithSummary("List the draft scopes that were published for comment, the newest first")
                .Refuses(400)
                .MayBeReadByAnyOrganisation();
            routes.MapGet("/draft-scopes/{id:guid}", Get)
                .WithName("GetDraftScope").WithSummary("Read a draft scope with its text")
                .Refuses(404)
                .MayBeReadByAnyOrganisation();
            routes.MapGet("/draft-scopes/{id:guid}/comments", Comments)
                .WithName("ListScopeComments").WithSummary("List the comments on a draft scope: those answered, one's own, and for its authority all")
                .Refuses(404)
                .MayBeReadByAnyOrganisation();
        }
    }

    internal static async Task<Results<Ok<Page<DraftScopeRow>>, ProblemHttpResult>> List([AsParameters] PageRequest page, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await db.Scopes.AsNoTracking().OnPageNewestFirst(s => s.Id, page).ToListAsync(stop);
        return TypedResults.Ok(page.Of([.. rows.Select(DraftScopeRow.Of)], s => s.Id.Value));
    }

    internal static async Task<Results<Ok<DraftScopeView>, ProblemHttpResult>> Get(Guid id, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.Scopes.FindAsync([new DraftScopeId(id)], stop) is not { } scope)
            return Problems.NotFound("draft scope");
        http.SendTag(db.VersionOf(scope));
        return TypedResults.Ok(DraftScopeView.Of(scope));
    }

    internal static async Task<Results<Ok<IReadOnlyList<ScopeCommentView>>, ProblemHttpResult>> Comments(Guid id, Caller caller, LotsDbContext db, CancellationToken stop) =>
        await db.Scopes.FindAsync([new DraftScopeId(id)], stop) is { } scope
            ? TypedResults.Ok(await db.CommentsAsync(scope, caller, stop))
            : Problems.NotFound("draft scope");
}
