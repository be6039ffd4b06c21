using Leadline.CallOff.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>The buyer does not accept a payment, and says why. The supplier may correct its report; the buyer may still accept.</summary>
internal static class DisputePayment
{
    /// <param name="Reason">Why, for the supplier and the record: 1 to 4,000 characters.</param>
    internal sealed record DisputePaymentRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDisputePayment() => routes.MapPost("/contracts/{id:guid}/outcome-reports/{report:guid}/dispute", Handle)
            .WithName("DisputeOutcomePayment").WithSummary("Dispute a payment by outcome, with the reason that the supplier reads")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.Approver);
    }

    internal static async Task<Results<Ok<OutcomePaymentView>, ProblemHttpResult>> Handle(
        Guid id, Guid report, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DisputePaymentRequest request, Caller caller, CallOffDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, OutcomePayment.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        var own = await db.OwnFormulaAsync(id, caller, Party.Buyer, stop);
        if (own.Value is not { } of)
            return own.Refusal!.AsContractProblem();
        if (await db.PaymentOfAsync(of, report, stop) is not { } payment)
            return Problems.NotFound("report");
        if (ifMatch.Unless(db.VersionOf(payment)) is { } stale)
            return stale;
        if (payment.Dispute(request.Reason.Trim(), caller.Actor, clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, "dispute-payment", payment.Id.Value, of.Contract.Reference, payment.Reason);
        if (await db.SaveOrStaleAsync(stop) is { } meanwhile)
            return meanwhile;
        http.SendTag(db.VersionOf(payment));
        return TypedResults.Ok(OutcomePaymentView.Of(payment, db.VersionOf(payment)));
    }
}
