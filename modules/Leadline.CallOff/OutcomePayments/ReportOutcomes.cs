using Leadline.CallOff.Successions;
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

namespace Leadline.CallOff.OutcomePayments;

/// <summary>The supplier reports what was measured in a period; the payment is then worked out in the background.</summary>
internal static class ReportOutcomes
{
    internal static readonly Refusal NotAgreed = new("terms-not-agreed", "Results are reported once buyer and supplier have agreed the terms.");

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReportOutcomes() => routes.MapPost("/contracts/{id:guid}/outcome-reports", Handle)
            .WithName(nameof(ReportOutcomes)).WithSummary("Report the verified results of a period, or correct an earlier report; the payment due is then worked out")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.SupplierFinance);
    }

    internal static async Task<Results<Accepted<OutcomeReportView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ReportedResults request, Caller caller, CallOffDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var own = await db.OwnFormulaAsync(id, caller, Party.Supplier, stop);
        if (own.Value is not { } of)
            return own.Refusal!.AsContractProblem();
        if (ifMatch.Unless(db.VersionOf(of.Formula)) is { } stale)
            return stale;
        if (of.Formula is not { State: FormulaState.Agreed, Stated: { } agreed })
            return NotAgreed.AsConflict();
        if (request.Faults(agreed, of.Contract.StartsOn, of.Contract.EndsOn, clock.Today()).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);

        var others = await db.OutcomePayments.Where(p => p.FrameworkId == of.Contract.FrameworkId && p.CallOffId == of.Contract.Id && p.State != PaymentState.Superseded).ToListAsync(stop);
        if (Place(request, others) is { } refusal)
            return refusal.AsConflict();
        var now = clock.GetUtcNow();
        var document = SdkJson.Text(request.For(of.Contract.Reference, agreed.Terms));
        var report = new OutcomeReport(OutcomeReportId.New(), of.Contract.FrameworkId, of.Contract.Id, of.Formula.CountReport(), request.From, request.To, document,
            Hashes.Of(document), request.Supersedes, request.Supersedes is null ? null : request.Reason!.Trim(), now);
        var payment = OutcomePayment.Of(report, caller.Actor, now);
        db.AddRange(report, payment);
        db.Record(caller, "report-outcomes", report.Id.Value, $"{of.Contract.Reference}, {report.From:O} to {report.To:O}: report {report.Hash}", report.CorrectedBecause);
        if (await db.SaveOrStaleAsync(stop) is { } meanwhile)
            return meanwhile;
        return TypedResults.Accepted($"/api/v1/contracts/{id}/outcome-reports", OutcomeReportView.Of(report, payment, db.VersionOf(payment), [], []));
    }

    // The period is looked at last but one: only what is good takes the place of the earlier report.
    private static Refusal? Place(ReportedResults request, List<OutcomePayment> others)
    {
        var corrected = others.Find(p => p.Id == request.Supersedes);
        if (request.Supersedes is not null && corrected is null)
            return new Refusal("report-unknown", "No report with this identifier counts under this contract: there is none, or it was corrected already.", "/supersedes");
        if (corrected is not null && (corrected.From, corrected.To) != (request.From, request.To)) // else the corrected period would silently have no report any more
            return new Refusal("period-not-corrected", $"Report {corrected.Number} is for {corrected.From:O} to {corrected.To:O}; its correction is for the same period.", "/from");
        return others.Find(p => p != corrected && p.From <= request.To && request.From <= p.To) is { } other
            ? new Refusal("period-overlaps", $"Report {other.Number} is for {other.From:O} to {other.To:O}. Report a period that is not reported yet, or correct that report.", "/from")
            : corrected?.Supersede().Refusal;
    }
}
