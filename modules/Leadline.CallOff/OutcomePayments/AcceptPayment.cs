using Leadline.CallOff.Quotes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Party = Leadline.CallOff.Successions.Party;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>
/// The buyer accepts a payment. It is worked out a second time before, from the kept record and by another worker: only the same bytes are accepted. Both
/// calculations are kept.
/// </summary>
internal static class AcceptPayment
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAcceptPayment() => routes.MapPost("/contracts/{id:guid}/outcome-reports/{report:guid}/acceptance", Handle)
            .WithName("AcceptOutcomePayment").WithSummary("Accept a payment by outcome, once a second calculation from the kept record comes to the same bytes")
            .Refuses(404, 409, 503).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.Approver);
    }

    internal static async Task<Results<Ok<OutcomePaymentView>, ProblemHttpResult>> Handle(
        Guid id, Guid report, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, CallOffDbContext db, IPluginReplay replay, TimeProvider clock,
        ILogger<CalculatePayments> log, HttpContext http, CancellationToken stop)
    {
        var own = await db.OwnFormulaAsync(id, caller, Party.Buyer, stop);
        if (own.Value is not { } of)
            return own.Refusal!.AsContractProblem();
        if (await db.PaymentOfAsync(of, report, stop) is not { } payment)
            return Problems.NotFound("report");
        if (ifMatch.Unless(db.VersionOf(payment)) is { } stale)
            return stale;
        if (payment.MayAccept(caller.Actor).Refusal is { } notNow)
            return notNow.AsConflict();

        var kept = await db.PluginCalls.AsNoTracking().FirstAsync(c => c.ReportId == payment.Id && c.Operation == CalculatePayments.Operation, stop);
        var stored = await db.OutcomeReports.AsNoTracking().FirstAsync(r => r.Id == payment.Id, stop);
        if (WhyDamaged(kept, stored, payment, of.Formula) is { } damage)
        {
            return await BlockAsync(payment, damage, null, $"{of.Contract.Reference}: {damage}", caller, db, log);
        }

        var again = await replay.RecalculateAsync(kept.Record, stop);
        if (of.Formula.WhyWaits(again.Answer, log) is { } why)
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "recalculation-not-made", $"The second calculation could not be made here and now, so that nothing is accepted; try again later. {why}");
        var second = PaymentRecalculation.Of(payment, kept, again, clock.GetUtcNow());
        if (!second.IsSame)
        {
            return await BlockAsync(payment, $"A second calculation of the same question came out otherwise than the first ({second.Differences}). Both are kept.", second,
                $"{of.Contract.Reference}: differs in {second.Differences}; first {kept.Hash}, second {second.Hash}", caller, db, log);
        }

        db.Add(second);
        payment.Accept(clock.GetUtcNow());
        db.Record(caller, "accept-payment", payment.Id.Value, $"{of.Contract.Reference}: first {kept.Hash}, second {second.Hash}");
        if (await db.SaveOrStaleAsync(stop) is { } meanwhile)
            return meanwhile;
        http.SendTag(db.VersionOf(payment));
        return TypedResults.Ok(OutcomePaymentView.Of(payment, db.VersionOf(payment)));
    }

    // What was found out is kept whoever was first meanwhile, and also where the asker has gone: or else asking often enough would help.
    private static async Task<ProblemHttpResult> BlockAsync(
        OutcomePayment payment, string how, PaymentRecalculation? second, string detail, Caller caller, CallOffDbContext db, ILogger log)
    {
        log.LogError("Payment {Payment} of contract {Contract} can't be accepted: {Reason}", payment.Id.Value, payment.CallOffId.Value, how);
        while (true)
        {
            payment.Differ(how);
            if (second is not null)
                db.Add(second);
            db.Record(caller, "recalculate-payment", payment.Id.Value, detail);
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return payment.MayAccept(caller.Actor).Refusal!.AsConflict();
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                payment = await db.OutcomePayments.FirstAsync(p => p.Id == payment.Id, CancellationToken.None);
            }
        }
    }

    /// <summary>Why what is kept is not what the payment was worked out from, if it is not.</summary>
    private static string? WhyDamaged(KeptPluginCall kept, OutcomeReport report, OutcomePayment payment, PaymentFormula formula)
    {
        if (!kept.IsWhole || !report.IsWhole)
            return $"What is kept of the {(report.IsWhole ? "calculation" : "report")} is not what was kept: it does not have the hash {(report.IsWhole ? kept.Hash : report.Hash)}.";
        var record = kept.Record;
        if (PluginCallRecord.HashOf(record.Input) != record.InputHash || PluginCallRecord.HashOf(record.Output) != record.OutputHash)
            return "The record of the calculation is damaged: its documents are not those that its hashes name.";
        if (formula.WhyForeign(record) is { } foreign)
            return foreign;
        if (!formula.HasItsTerms)
            return $"The terms that are kept are not those that were agreed: they do not have the hash {formula.TermsHash}.";
        // Both in today's words: the text of either is as the SDK of its own day wrote it.
        if (!record.Input.Span.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(report.Document)) || SdkJson.Text(report.Period.Terms) != SdkJson.Text(formula.Stated!.Terms))
            return "The calculation is not of what was reported under the terms that were agreed.";
        return SdkJson.Read<PaymentDue>(record.Output).Total == payment.Amount ? null : "The calculation does not come to the amount that is due.";
    }
}
