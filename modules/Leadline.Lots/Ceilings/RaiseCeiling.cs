using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Variations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Ceilings;

/// <summary>Proposes to raise a ceiling on a ground of the regime. It is raised once somebody else has confirmed it.</summary>
internal static class RaiseCeiling
{
    /// <param name="Amount">By how much, net of VAT; over nought.</param>
    /// <param name="Ground">One of the regime's grounds for modification, by code.</param>
    /// <param name="Reason">Why the ground is met, for the record. At most 10,000 characters.</param>
    /// <param name="LotNumber">The lot whose ceiling it is; left out for the framework agreement's own.</param>
    /// <param name="NoticeReference">The published notice, at most 100 characters; needed where the ground wants it first.</param>
    /// <param name="NoticeOn">The day it was published, in UK local time.</param>
    internal sealed record RaiseCeilingRequest(
        Money Amount, string Ground, string Reason, string? LotNumber = null, string? NoticeReference = null, DateOnly? NoticeOn = null)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (Amounts.Fault("/amount", Amount) is { } amount)
                yield return amount;
            else if (Amount <= Money.Zero)
                yield return new Fault("/amount/pence", "value-nought", "A ceiling is raised by more than nought.");
            if (Text.Fault("/ground", Ground, ModificationRules.LongestGround) is { } ground)
                yield return ground;
            foreach (var notice in ModificationRules.NoticeFaults(NoticeReference, NoticeOn))
                yield return notice;
            if (Text.Fault("/reason", Reason, CeilingRaise.LongestReason) is { } reason)
                yield return reason;
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRaiseCeiling() => routes.MapPost("/frameworks/{id:guid}/ceiling-raises", Handle)
            .WithName(nameof(RaiseCeiling)).WithSummary("Propose to raise a ceiling on a ground of the regime, after its notice; raised once somebody else confirms it")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Created<CeilingRaiseView>, ProblemHttpResult>> Handle(
        Guid id, RaiseCeilingRequest request, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.OwnFrameworkAsync(id, caller, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (await db.RefuseInterestAsync(caller, framework.Id, lots: null, stop) is { } interest)
            return interest.AsConflict();
        var ceilings = (await db.CeilingsAsync(framework.Id, clock.Today(), stop))!; // it has a version since it was published
        var ground = ModificationRules.GroundOf(ceilings.Terms.Regime, request.Ground);
        var raise = new CeilingRaise(CeilingRaiseId.New(), framework.Id, request.LotNumber, request.Amount, request.Ground, ground?.Title ?? "", ground?.Source ?? "",
            request.NoticeReference?.Trim(), request.NoticeOn, request.Reason.Trim(), caller.Actor, clock.GetUtcNow());
        if (RaiseRules.Refuse(ceilings, await db.ConfirmedRaisesAsync(framework.Id, stop), raise, clock.Today()) is { } refusal)
            return refusal.AsConflict();

        db.Add(raise);
        db.Record(caller, "raise-ceiling", id, $"{framework.Reference}{raise.OfLot}: by {raise.Amount} on the ground {raise.Ground}{raise.ByNotice}", raise.Reason);
        await db.SaveChangesAsync(stop);
        return TypedResults.Created($"/api/v1/frameworks/{id}/ceilings", CeilingRaiseView.Of(raise, null));
    }
}
