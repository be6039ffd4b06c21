using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.DirectAwards;

/// <summary>Gives a direct award up. What was quoted stays on the record: who asks again and again until a favourite is lowest is seen.</summary>
internal static class WithdrawDirectAward
{
    /// <param name="Reason">Why, for the record. At most 10,000 characters.</param>
    internal sealed record WithdrawDirectAwardRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapWithdrawDirectAward() => routes.MapPost("/direct-awards/{id:guid}/withdrawal", Handle)
            .WithName(nameof(WithdrawDirectAward)).WithSummary("Give a direct award up before an award is decided")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Ok<DirectAwardView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, WithdrawDirectAwardRequest request, Caller caller, CallOffDbContext db,
        HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, DirectAward.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        var own = await db.OwnDirectAwardAsync(id, caller, stop);
        if (own.Value is not { } award)
            return own.Refusal!.AsDirectAwardProblem();
        if (ifMatch.Unless(db.VersionOf(award)) is { } stale)
            return stale;
        if ((await WithdrawAsync(award, request.Reason, caller, db, stop)).Refusal is { } refusal)
            return refusal.AsConflict();
        http.SendTag(db.VersionOf(award));
        return TypedResults.Ok(DirectAwardView.Of(award));
    }

    /// <summary>Withdraws it, for the route and the page alike.</summary>
    internal static async Task<Outcome> WithdrawAsync(DirectAward award, string reason, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (award.Withdraw(reason).Refusal is { } refusal)
            return refusal;
        db.Record(caller, "withdraw-direct-award", award.Id.Value, award.Reference, reason);
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
