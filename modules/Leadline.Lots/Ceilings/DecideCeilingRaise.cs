using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Ceilings;

/// <summary>Confirms or refuses a raise that somebody else proposed.</summary>
internal static class DecideCeilingRaise
{
    /// <param name="IsConfirmed">Whether the ceiling is raised.</param>
    /// <param name="Reason">Why, for the record. At most 10,000 characters.</param>
    internal sealed record DecideCeilingRaiseRequest(bool IsConfirmed, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDecideCeilingRaise() => routes.MapPost("/frameworks/{id:guid}/ceiling-raises/{raise:guid}/decision", Handle)
            .WithName(nameof(DecideCeilingRaise)).WithSummary("Confirm or refuse the raise of a ceiling that somebody else proposed")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Ok<CeilingRaiseView>, ProblemHttpResult>> Handle(
        Guid id, Guid raise, DecideCeilingRaiseRequest request, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, CeilingRaise.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        await db.CountAloneAsync(new FrameworkId(id), stop); // of two decisions at once the second finds the first
        var raiseId = new CeilingRaiseId(raise);
        if (await db.OwnFrameworkAsync(id, caller, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (await db.CeilingRaises.AsNoTracking().FirstOrDefaultAsync(r => r.Id == raiseId && r.FrameworkId == framework.Id, stop) is not { } proposed)
            return Problems.NotFound("raise of a ceiling");
        if (await db.RefuseInterestAsync(caller, framework.Id, lots: null, stop) is { } interest)
            return interest.AsConflict();
        if (await db.CeilingRaiseDecisions.AnyAsync(d => d.RaiseId == raiseId, stop))
            return new Refusal("raise-decided", "This raise is confirmed or refused already.").AsConflict();
        if (request.IsConfirmed && framework.AuthorityOn(UkCalendar.DayOf(proposed.ProposedAt)) is var former && former != framework.AuthorityOn(clock.Today()))
            return new Refusal("proposal-stale", $"{former} proposed this raise, and runs {framework.Reference} no more. Refuse it; two people of the present authority raise the ceiling anew.").AsConflict();
        if (caller.Actor == proposed.ProposedBy)
            return new Refusal("proposer-decides", "You proposed this raise, so somebody else must decide on it.").AsConflict();
        if (request.IsConfirmed && await RefuseNowAsync(proposed, db, clock.Today(), stop) is { } refusal)
            return refusal.AsConflict();

        var decision = new CeilingRaiseDecision(raiseId, framework.Id, request.IsConfirmed, request.Reason.Trim(), caller.Actor, clock.GetUtcNow());
        db.Add(decision);
        db.Record(caller, request.IsConfirmed ? "confirm-ceiling-raise" : "refuse-ceiling-raise", id,
            $"{framework.Reference}{proposed.OfLot}: by {proposed.Amount} on the ground {proposed.Ground}{proposed.ByNotice}", decision.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(CeilingRaiseView.Of(proposed, decision));
    }

    // Others may have been confirmed since it was proposed.
    private static async Task<Refusal?> RefuseNowAsync(CeilingRaise proposed, LotsDbContext db, DateOnly today, CancellationToken stop) =>
        RaiseRules.Refuse((await db.CeilingsAsync(proposed.FrameworkId, today, stop))!, await db.ConfirmedRaisesAsync(proposed.FrameworkId, stop), proposed, today);
}
