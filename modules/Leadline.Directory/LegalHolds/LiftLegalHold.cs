using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.LegalHolds;

internal static class LiftLegalHold
{
    /// <param name="Reason">Why the matter does not need it any more.</param>
    internal sealed record LiftLegalHoldRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapLiftLegalHold() => routes.MapPost("/legal-holds/{id:guid}/lifting", Handle)
            .WithName(nameof(LiftLegalHold)).WithSummary("Lift a legal hold; others on the same person stand")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<LegalHoldView>, ProblemHttpResult>> Handle(
        Guid id, LiftLegalHoldRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, LegalHold.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        if (await db.LegalHolds.FindAsync([new LegalHoldId(id)], stop) is not { } hold)
            return Problems.NotFound("legal hold");
        if (hold.Lift(request.Reason.Trim(), clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "lift-legal-hold", id, hold.Matter, hold.LiftedBecause);
        await db.SaveChangesAsync(stop);
        return TypedResults.Ok(LegalHoldView.Of(hold));
    }
}
