using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Quotes;

/// <summary>
/// The calls that quotes and payments by outcome rest on, for whoever has to show that they hold. Neither what was asked nor what was answered is in a list or a
/// verdict: the operator is not to see either.
/// </summary>
internal static class ReadPluginCalls
{
    /// <param name="Id">Names the record.</param>
    /// <param name="CallOffId">The direct award.</param>
    /// <param name="Plugin">The plugin.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Operation">What was asked.</param>
    /// <param name="Hash">SHA-256 of the record, as the audit entry names it.</param>
    /// <param name="KeptAt">When it was kept.</param>
    internal sealed record PluginCallView(PluginCallId Id, CallOffId CallOffId, string Plugin, string Version, string Operation, string Hash, DateTimeOffset KeptAt);

    /// <param name="Id">The record.</param>
    /// <param name="IsSame">Whether the same came of it, byte for byte and step for step.</param>
    /// <param name="Differences">All that is other than recorded; versions of SDK or runtime may explain a difference.</param>
    /// <param name="Trouble">Why the call could not be made again here and now, which says nothing of the plugin; null where it was.</param>
    internal sealed record ReplayView(PluginCallId Id, bool IsSame, IReadOnlyList<PluginDifference> Differences, string? Trouble);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadPluginCalls()
        {
            routes.MapGet("/plugin-calls", List)
                .WithName("ListPluginCalls").WithSummary("List the recorded calls of plugins that quotes and payments rest on, without their documents")
                .Refuses(400)
                .MayBeCalledBy(Role.Operator);
            routes.MapPost("/plugin-calls/{id:guid}/replay", Replay)
                .WithName("ReplayPluginCall").WithSummary("Make a recorded call again and compare the bytes; nothing is changed by it")
                .Refuses(404, 409)
                .MayBeCalledBy(Role.Operator);
        }
    }

    internal static async Task<Results<Ok<Page<PluginCallView>>, ProblemHttpResult>> List([AsParameters] PageRequest page, CallOffDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await db.PluginCalls.AsNoTracking().OnPage(c => c.Id, page)
            .Select(c => new PluginCallView(c.Id, c.CallOffId, c.Plugin, c.PluginVersion, c.Operation, c.Hash, c.KeptAt)).ToListAsync(stop);
        return TypedResults.Ok(page.Of(rows, c => c.Id.Value));
    }

    internal static async Task<Results<Ok<ReplayView>, ProblemHttpResult>> Replay(Guid id, CallOffDbContext db, IPluginReplay replay, CancellationToken stop)
    {
        var call = new PluginCallId(id);
        if (await db.PluginCalls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == call, stop) is not { } kept)
            return Problems.NotFound("recorded call");
        if (!kept.IsWhole)
            return new Refusal("record-damaged", $"The record {id} is not what was kept: it does not have the hash {kept.Hash}.").AsConflict();
        if (await WhyOtherAsync(kept, db, stop) is { } other)
            return other.AsConflict();
        var again = await replay.ReplayAsync(kept.Record, stop);
        return TypedResults.Ok(new ReplayView(call, again.IsSame, again.Differences, (again.Answer as PluginMachineFailure)?.Reason));
    }

    // A record may be whole and yet not the one that was decided on.
    private static async Task<Refusal?> WhyOtherAsync(KeptPluginCall kept, CallOffDbContext db, CancellationToken stop)
    {
        switch (kept)
        {
            case { Operation: "service-line/quote", Record: { Verdict: null } priced }:
                var quote = await db.Quotes.AsNoTracking().FirstAsync(q => q.Id == kept.QuoteId, stop);
                return SdkJson.Read<Quote>(priced.Output).Total == (quote.Total ?? Money.Zero)
                    ? null : new Refusal("record-damaged", $"The record {kept.Id.Value} does not come to the total that was awarded on.");
            case { ReportId: { } report, Record: { Verdict: null } worked }:
                var payment = await db.OutcomePayments.AsNoTracking().FirstAsync(p => p.Id == report, stop);
                return payment.Amount is not { } due || SdkJson.Read<PaymentDue>(worked.Output).Total == due // nothing is due by what was not taken
                    ? null : new Refusal("record-damaged", $"The record {kept.Id.Value} does not come to the amount that is due.");
            default:
                return null;
        }
    }
}
