using Leadline.Lots.Drafts;
using Leadline.Lots.Proposals;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Scopes;

/// <summary>Proposes to publish a draft for comment, or to withdraw it again: a second person confirms either.</summary>
internal static class ProposeScope
{
    /// <param name="Reason">Why, at most 4,000 characters.</param>
    /// <param name="CommentsFrom">The first day for comments.</param>
    /// <param name="CommentsUntil">The last day for comments.</param>
    internal sealed record ProposeScopeRequest(string Reason, DateOnly CommentsFrom, DateOnly CommentsUntil);

    /// <param name="Reason">Why, at most 4,000 characters; it is public.</param>
    internal sealed record ProposeScopeWithdrawalRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapProposeScope()
        {
            routes.MapPost("/framework-drafts/{id:guid}/scope", Publish)
                .WithName("ProposeDraftScope").WithSummary("Propose to publish a draft as draft scope, for comment")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/draft-scopes/{id:guid}/withdrawal", Withdraw)
                .WithName("ProposeScopeWithdrawal").WithSummary("Propose to withdraw a draft scope, while nothing is tendered")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> Publish(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ProposeScopeRequest request, Caller caller, LotsDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, FrameworkProposal.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        if (await db.OwnDraftAsync(id, caller, stop) is not { } draft)
            return Problems.NotFound("draft");
        if (ifMatch.Unless(db.VersionOf(draft)) is { } stale)
            return stale;
        if (draft.RefuseUnlessOpen() is { } over)
            return over.AsConflict();
        var framework = draft.FrameworkId is { } of ? await db.Frameworks.FindAsync([of], stop) : null;
        if (await db.RefuseScopeAsync(draft, framework, request.CommentsFrom, request.CommentsUntil, clock.Today(), stop) is { } refusal)
            return refusal.AsConflict();
        var proposal = FrameworkProposal.OfScope(
            draft, framework, request.CommentsFrom, request.CommentsUntil, request.Reason.Trim(), caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        return await db.KeepAsync(proposal, draft.Title, caller, http, stop);
    }

    internal static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> Withdraw(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ProposeScopeWithdrawalRequest request, Caller caller, LotsDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, FrameworkProposal.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        if (await db.Scopes.FindAsync([new DraftScopeId(id)], stop) is not { } scope || !await db.SpeaksForScopeAsync(caller, scope, stop))
            return Problems.NotFound("draft scope");
        if (ifMatch.Unless(db.VersionOf(scope)) is { } stale)
            return stale;
        var framework = (await db.Drafts.FindAsync([scope.DraftId], stop))!.FrameworkId is { } of ? await db.Frameworks.FindAsync([of], stop) : null;
        if (ScopeRules.RefuseWithdrawal(scope, framework) is { } refusal)
            return refusal.AsConflict();
        var proposal = FrameworkProposal.OfScopeWithdrawal(scope, framework, request.Reason.Trim(), caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        return await db.KeepAsync(proposal, scope.Title, caller, http, stop);
    }
}
