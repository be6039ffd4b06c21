using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Quotes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>Asks the plugin that a new contract has fixed which measures it pays by, for the requirement that was signed, and freezes them.</summary>
internal sealed class DescribeFormulas(CallOffDbContext db, IPlugins plugins, TimeProvider clock) : IDueWork
{
    internal const string Operation = "outcome-payment/measures";
    private const int Batch = 20;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.PaymentFormulas.AsNoTracking().Where(f => f.State == FormulaState.Asking && f.NextTryAt <= now)
            .OrderBy(f => f.NextTryAt).ThenBy(f => f.Id).Take(Batch).ToListAsync(stop);
        var done = 0;
        foreach (var formula in due)
        {
            var input = await RequirementAsync(formula, stop);
            var answer = await plugins.AskFixedAsync(formula.Plugin, formula.PluginHash, Operation, input, formula.Id.Value, stop);
            done += await KeepAsync(formula.Id, answer, now, stop) ? 1 : 0;
        }

        return done;
    }

    private async Task<byte[]> RequirementAsync(PaymentFormula formula, CancellationToken stop)
    {
        var award = await db.DirectAwards.AsNoTracking().FirstAsync(a => a.Id == formula.Id, stop);
        var (terms, _) = await db.TermsOfAsync(award, stop);
        var buyer = await db.Organisations.FindAsync([award.Buyer], stop) ?? throw new InvalidOperationException($"The buyer of {award.Reference} is not known here.");
        return SdkJson.Bytes(Requirements.For(award, terms.Reference, buyer.Reference, formula.Plugin));
    }

    private async Task<bool> KeepAsync(CallOffId id, PluginAnswer answer, DateTimeOffset now, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var formula = await db.PaymentFormulas.FirstAsync(f => f.Id == id, stop);
        if (formula.State != FormulaState.Asking)
            return false;
        var kept = answer.Record is { } record ? KeptPluginCall.Of(formula, null, record, now) : null;
        switch (answer)
        {
            case PluginDocument { Record: { } of } document:
                formula.Describe(SdkJson.Read<OutcomeMeasures>(document.Output), of, now);
                break;
            case PluginVerdict verdict:
                formula.Fail(verdict.Reason);
                break;
            case PluginMachineFailure failure:
                formula.Wait(failure.Reason, now);
                break;
            default:
                throw new InvalidOperationException($"No answer of the kind {answer.GetType().Name} is known.");
        }

        if (kept is not null)
            db.Add(kept);
        db.Record(Caller.Platform, "describe-payment-formula", formula.Id.Value,
            $"{formula.Plugin} {formula.PluginVersion} {formula.PluginHash}: {formula.State}{(kept is null ? "" : $", {kept.Operation} {kept.Hash}")}", subjectType: "payment-formula");
        await db.SaveChangesAsync(stop);
        return formula.State != FormulaState.Asking;
    }
}
