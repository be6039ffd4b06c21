using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Mandates;

/// <summary>What is decided of a mandate, by somebody of the authority who did not propose it.</summary>
internal static class DecideMandate
{
    /// <param name="Reason">Why; for everybody to read once the mandate is published. At most 10,000 characters.</param>
    internal sealed record DecideMandateRequest(string Reason);

    internal delegate Outcome Decision(Mandate mandate, string reason, Guid? actor, DateOnly today, DateTimeOffset now);

    internal static readonly Decision Publish = (m, reason, actor, today, now) => m.Decide(publish: true, reason, actor, today, now);

    internal static readonly Decision Decline = (m, reason, actor, today, now) => m.Decide(publish: false, reason, actor, today, now);

    internal static readonly Decision Withdraw = (m, reason, actor, today, now) => m.Withdraw(reason, actor, today, now);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDecideMandate()
        {
            routes.MapDecision("publication", "PublishMandate", "Publish a mandate that somebody else proposed", Publish);
            routes.MapDecision("declining", "DeclineMandate", "Decline to publish a mandate that somebody else proposed", Decline);
            routes.MapDecision("withdrawal", "WithdrawMandate", "Withdraw a mandate; disputes of it are decided by that", Withdraw);
        }

        private void MapDecision(string noun, string name, string summary, Decision decision) => routes.MapPost($"/mandates/{{id:guid}}/{noun}",
                (Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecideMandateRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
                    Handle(decision, id, ifMatch, request, caller, db, clock, http, stop))
            .WithName(name).WithSummary(summary)
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Ok<MandateView>, ProblemHttpResult>> Handle(
        Decision decision, Guid id, string? ifMatch, DecideMandateRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, Mandate.LongestText) is { } fault)
            return Problems.Invalid(fault);
        if (await db.Mandates.FindAsync([new MandateId(id)], stop) is not { } mandate
            || await db.OwnFrameworkAsync(mandate.FrameworkId.Value, caller, stop) is not { } framework)
            return Problems.NotFound("mandate");
        if (await db.RefuseInterestAsync(caller, framework.Id, lots: null, stop) is { } interest)
            return interest.AsConflict();
        if (ifMatch.Unless(db.VersionOf(mandate)) is { } stale)
            return stale;
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        if (decision(mandate, request.Reason.Trim(), caller.Actor, today, now).Refusal is { } refusal)
            return refusal.AsConflict();
        if (mandate.StandingOn(today) == MandateStanding.Withdrawn)
            await db.DecideWithItAsync(mandate, request.Reason, now, stop);
        db.Record(caller, $"{mandate.Events[^1].Step.ToString().ToLowerInvariant()}-mandate", id, mandate.ServiceLine, request.Reason);
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(mandate));
        return TypedResults.Ok(MandateView.Of(mandate, today));
    }

    /// <summary>Decides every open dispute of a mandate that was withdrawn: there is nothing left to dispute.</summary>
    internal static async Task DecideWithItAsync(this LotsDbContext db, Mandate mandate, string reason, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var dispute in await db.Disputes.Where(d => d.MandateId == mandate.Id && d.State == DisputeState.Open).ToListAsync(stop))
            dispute.Decide(uphold: false, reason, now);
    }
}
