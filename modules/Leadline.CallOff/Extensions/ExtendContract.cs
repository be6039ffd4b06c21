using Leadline.CallOff.Awards;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.OutcomePayments;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Extensions;

/// <summary>Extends a contract within the months that were stated for it. The extension becomes effective when the value for the longer term is found within the ceilings.</summary>
internal static class ExtendContract
{
    /// <param name="To">The new last day.</param>
    /// <param name="Reason">Why, for the record and for both parties. At most 10,000 characters.</param>
    internal sealed record ExtendContractRequest(DateOnly To, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapExtendContract() => routes.MapPost("/contracts/{id:guid}/extensions", Handle)
            .WithName(nameof(ExtendContract)).WithSummary("Extend a contract within the months stated for it; pending until its value for the longer term is found within the ceilings")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.Approver);
    }

    internal static async Task<Results<Accepted<ReadContracts.ContractView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ExtendContractRequest request, Caller caller, CallOffDbContext db,
        IDeadlineClock deadline, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, ContractExtension.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync(Turn(id), stop); // whoever proposes periods of payment meanwhile fills the longer term, or is refused
        var today = UkCalendar.DayOf(await deadline.NowAsync(db, stop));
        var own = await db.ContractToExtendAsync(id, caller, stop);
        if (own.Value is not { } contract)
            return own.Refusal!.AsContractProblem();
        if (ifMatch.Unless(db.VersionOf(contract)) is { } stale)
            return stale;
        if (caller.Actor == (await db.ProcedureAsync(contract.Id, stop)).PreparedBy)
            return new Refusal("approver-prepared", "You prepared this call-off, so somebody else must extend its contract.").AsConflict();
        if (await RefusePeriodsAsync(contract, request.To, db, stop) is { } broken)
            return broken.AsConflict();
        var outcome = contract.Extend(request.To, request.Reason.Trim(), today);
        if (outcome.Refusal is { } refusal)
            return refusal.AsConflict();

        db.Announce(outcome.Value!);
        db.Record(caller, "extend-contract", id, $"{contract.Reference} to {request.To:O}, at {outcome.Value!.Value} in all", contract.ExtensionReason);
        if (await db.SaveOrStaleAsync(stop) is { } meanwhile)
            return meanwhile;
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(contract));
        return TypedResults.Accepted($"/api/v1/contracts/{id}",
            ReadContracts.ContractView.Of(contract, (await db.FormulasOfAsync([contract.Id], stop)).GetValueOrDefault(contract.Id), caller));
    }

    /// <summary>What those take turns by who extend a contract, and who propose the periods that are to fill it.</summary>
    internal static string Turn(Guid contract) => $"term of contract:{contract}";

    // What is paid by outcome is paid for whole periods, which fill the longer term too.
    private static async Task<Refusal?> RefusePeriodsAsync(CallOffContract contract, DateOnly to, CallOffDbContext db, CancellationToken stop) =>
        to > contract.EndsOn
        && (await db.PaymentFormulas.AsNoTracking().FirstOrDefaultAsync(f => f.Id == contract.Id, stop))?.Stated is { } stated
        && Periods.Fault(stated.PeriodMonths, contract.StartsOn, to) is { } fault
            ? new Refusal("extension-not-whole-periods", fault.Detail, "/to")
            : null;
}
