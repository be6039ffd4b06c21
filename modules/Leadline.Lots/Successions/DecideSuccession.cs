using Leadline.Lots.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Successions;

/// <summary>The successor accepts an agreement that is offered to it, or declines; until then the present authority may take the offer back.</summary>
internal static class DecideSuccession
{
    /// <param name="Reason">Why, at most 4,000 characters; the other side reads it.</param>
    internal sealed record CloseSuccessionRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDecideSuccession()
        {
            routes.MapPost("/framework-successions/{id:guid}/acceptance", Accept)
                .WithName("AcceptFrameworkSuccession").WithSummary("Accept, as the successor, a framework agreement that is offered: the version that says so is published")
                .Refuses(404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/framework-successions/{id:guid}/declining", Decline)
                .WithName("DeclineFrameworkSuccession").WithSummary("Decline, as the successor, a framework agreement that is offered")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/framework-successions/{id:guid}/withdrawal", Withdraw)
                .WithName("WithdrawFrameworkSuccession").WithSummary("Take an offer back, as the present authority, while it is not accepted")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Ok<FrameworkSuccessionView>, ProblemHttpResult>> Accept(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken stop)
    {
        if (await db.FindSuccessionAsync(id, caller, stop) is not { IsSuccessor: true } seen)
            return Problems.NotFound("succession");
        var (succession, framework) = (seen.Succession, seen.Framework);
        if (ifMatch.Unless(db.VersionOf(succession)) is { } stale)
            return stale;
        var proposal = (await db.Proposals.FindAsync([succession.ProposalId], stop))!;
        if ((await db.RefuseAcceptanceAsync(succession, framework, clock.Today(), stop) ?? succession.RefuseAccepter(caller, proposal)
                ?? await db.RefuseInterestAsync(caller, framework.Id, lots: null, stop)) is { } refusal)
            return refusal.AsConflict();
        var moved = framework.MoveTo(succession.Successor, succession.FirstDay, clock.GetUtcNow());
        if (moved.Value is not { } published)
            return moved.Refusal!.AsConflict();

        succession.Accept(published.Version, caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        db.Announce(published);
        db.Record(caller, "accept-framework-succession", id,
            $"{framework.Reference} from {succession.Predecessor} on {succession.FirstDay:O}, version {published.Version}, {framework.Latest.Sha256}", succession.Basis);
        return await AnswerAsync(seen, db, http, stop);
    }

    internal static Task<Results<Ok<FrameworkSuccessionView>, ProblemHttpResult>> Decline(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, CloseSuccessionRequest request, Caller caller, LotsDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken stop) =>
        CloseAsync(id, ifMatch, request, "decline-framework-succession", asSuccessor: true, (s, reason, by) => s.Decline(reason, by, clock.GetUtcNow()), caller, db, http, stop);

    internal static Task<Results<Ok<FrameworkSuccessionView>, ProblemHttpResult>> Withdraw(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, CloseSuccessionRequest request, Caller caller, LotsDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken stop) =>
        CloseAsync(id, ifMatch, request, "withdraw-framework-succession", asSuccessor: false, (s, reason, by) => s.Withdraw(reason, by, clock.GetUtcNow()), caller, db, http, stop);

    private static async Task<Results<Ok<FrameworkSuccessionView>, ProblemHttpResult>> CloseAsync(
        Guid id, string? ifMatch, CloseSuccessionRequest request, string act, bool asSuccessor, Func<FrameworkSuccession, string, Guid, Outcome> close,
        Caller caller, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, FrameworkSuccession.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        if (await db.FindSuccessionAsync(id, caller, stop) is not { } seen || seen.IsSuccessor != asSuccessor)
            return Problems.NotFound("succession");
        if (ifMatch.Unless(db.VersionOf(seen.Succession)) is { } stale)
            return stale;
        if ((await db.RefuseInterestAsync(caller, seen.Framework.Id, lots: null, stop) ?? close(seen.Succession, request.Reason.Trim(), caller.Actor ?? Guid.Empty).Refusal) is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, act, id, $"{seen.Framework.Reference}, from {seen.Succession.Predecessor} to {seen.Succession.Successor}", seen.Succession.DecisionReason);
        return await AnswerAsync(seen, db, http, stop);
    }

    private static async Task<Results<Ok<FrameworkSuccessionView>, ProblemHttpResult>> AnswerAsync(
        SeenSuccession seen, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.SaveOrToldAsync(stop) is { } told)
            return told;
        http.SendTag(db.VersionOf(seen.Succession));
        return TypedResults.Ok(FrameworkSuccessionView.Of(seen.Succession, seen.Framework.Reference));
    }
}
