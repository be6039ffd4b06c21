using Leadline.CallOff.OrderForms;
using Leadline.CallOff.Quotes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.OutcomePayments;

internal static class ReadOutcomeReports
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadOutcomeReports() => routes.MapGet("/contracts/{id:guid}/outcome-reports", Handle)
            .WithName("ListOutcomeReports").WithSummary("Read what was reported under a contract of one's own, and what is due for it, the newest first")
            .Refuses(404)
            .MayBeCalledOnCallOffBy(ReadContracts.Readers);
    }

    internal static async Task<Results<Ok<IReadOnlyList<OutcomeReportView>>, ProblemHttpResult>> Handle(Guid id, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        var callOff = new CallOffId(id);
        return await ReadContracts.Own(db, caller).FirstOrDefaultAsync(c => c.Id == callOff, stop) is { } contract
            ? TypedResults.Ok(await db.ReportsOfAsync(contract, stop))
            : Problems.NotFound("contract");
    }

    /// <summary>The reports of a contract, superseded ones among them, the newest first; for route and page alike.</summary>
    internal static async Task<IReadOnlyList<OutcomeReportView>> ReportsOfAsync(this CallOffDbContext db, CallOffContract contract, CancellationToken stop)
    {
        var (framework, callOff) = (contract.FrameworkId, contract.Id);
        var reports = await db.OutcomeReports.AsNoTracking().Where(r => r.FrameworkId == framework && r.CallOffId == callOff).OrderByDescending(r => r.Number).ToListAsync(stop);
        if (reports.Count == 0)
            return [];
        var payments = await db.OutcomePayments.Where(p => p.FrameworkId == framework && p.CallOffId == callOff).ToDictionaryAsync(p => p.Id, stop);
        var calls = await db.PluginCalls.AsNoTracking().Where(c => c.FrameworkId == framework && c.CallOffId == callOff && c.ReportId != null).ToListAsync(stop);
        var again = await db.Recalculations.AsNoTracking().Where(a => a.FrameworkId == framework && a.CallOffId == callOff).OrderBy(a => a.Id).ToListAsync(stop);
        return [.. reports.Select(Shown)];

        OutcomeReportView Shown(OutcomeReport report)
        {
            var (payment, first) = (payments[report.Id], calls.Find(c => c.ReportId == report.Id));
            IReadOnlyList<CalculationView> calculations =
                [.. first is null ? Array.Empty<CalculationView>() : [CalculationView.Of(first)], .. again.Where(a => a.ReportId == report.Id).Select(CalculationView.Of)];
            return OutcomeReportView.Of(report, payment, db.VersionOf(payment), LinesOf(first), calculations);
        }
    }

    /// <summary>The payment for a report of a contract, to act on; null where there is none.</summary>
    internal static Task<OutcomePayment?> PaymentOfAsync(this CallOffDbContext db, ContractWithFormula of, Guid report, CancellationToken stop)
    {
        var id = new OutcomeReportId(report);
        return db.OutcomePayments.FirstOrDefaultAsync(p => p.Id == id && p.CallOffId == of.Contract.Id, stop);
    }

    private static IReadOnlyList<PaymentLine> LinesOf(KeptPluginCall? call) =>
        call?.Record is { Verdict: null } record ? SdkJson.Read<PaymentDue>(record.Output).Lines : [];
}
