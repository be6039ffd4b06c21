using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Quotes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>Asks the plugin that a new contract has fixed which measures it pays by, for the requirement that was signed, and freezes them.</summary>
internal sealed class DescribeFormulas(CallOffDbContext db, IPlugins plugins, TimeProvider clock, ILogger<DescribeFormulas> log) : IDueWork
{
    internal const string Operation = "outcome-payment/measures";
    private const int Batch = 20;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.PaymentFormulas.AsNoTracking().Where(f => f.State == FormulaState.Asking && f.NextTryAt <= now)
            .OrderBy(f => f.NextTryAt).ThenBy(f => f.Id).Take(Batch).ToListAsync(stop);
        var questions = new List<byte[]?>();
        foreach (var formula in due)
            questions.Add(await RequirementSafelyAsync(formula, stop));

        // Outside any transaction, and all at once: what one plugin does is felt by its own contract alone.
        var asked = await Task.WhenAll(due.Zip(questions, (formula, input) =>
            input is null ? Task.FromResult<PluginAnswer?>(null) : plugins.AskSafelyAsync(formula, Operation, input, log, stop)));
        var done = 0;
        foreach (var (formula, answer) in due.Zip(asked))
            done += await KeepSafelyAsync(formula.Id, answer, now, stop) ? 1 : 0;
        return done;
    }

    // What goes wrong with one contract is no reason to describe none.
    private async Task<byte[]?> RequirementSafelyAsync(PaymentFormula formula, CancellationToken stop)
    {
        try
        {
            return await RequirementAsync(formula, stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogError(error, "The requirement of contract {Contract} can't be put together, so that {Plugin} {Version} is not asked", formula.Id.Value, formula.Plugin, formula.PluginVersion);
            return null;
        }
    }

    private async Task<byte[]> RequirementAsync(PaymentFormula formula, CancellationToken stop)
    {
        var award = await db.DirectAwards.AsNoTracking().FirstAsync(a => a.Id == formula.Id, stop);
        var (terms, _) = await db.TermsOfAsync(award, stop);
        var buyer = await db.Organisations.FindAsync([award.Buyer], stop) ?? throw new InvalidOperationException($"The buyer of {award.Reference} is not known here.");
        return SdkJson.Bytes(Requirements.For(award, terms.Reference, buyer.Reference, formula.Plugin));
    }

    // One that can't be kept must not hold up the others: it waits, and the log says why.
    private async Task<bool> KeepSafelyAsync(CallOffId id, PluginAnswer? answer, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            return await KeepAsync(id, answer, now, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // another node was first: the next round looks again
        }
        catch (DbUpdateException error)
        {
            log.LogError(error, "The payment formula of contract {Contract} can't be kept", id.Value);
            return await KeepAsync(id, null, now, stop);
        }
    }

    private async Task<bool> KeepAsync(CallOffId id, PluginAnswer? answer, DateTimeOffset now, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var formula = await db.PaymentFormulas.FirstAsync(f => f.Id == id, stop);
        if (formula.State != FormulaState.Asking)
            return false;
        Take(formula, answer, now);
        var kept = formula.State != FormulaState.Asking && answer?.Record is { } record ? KeptPluginCall.Of(formula, null, record, now) : null;
        if (kept is not null)
            db.Add(kept);
        db.Record(Caller.Platform, "describe-payment-formula", formula.Id.Value,
            $"{formula.Plugin} {formula.PluginVersion} {formula.PluginHash}: {formula.State}{(kept is null ? "" : $", {kept.Operation} {kept.Hash}")}", subjectType: "payment-formula");
        await db.SaveChangesAsync(stop);
        return formula.State != FormulaState.Asking;
    }

    private void Take(PaymentFormula formula, PluginAnswer? answer, DateTimeOffset now)
    {
        if (formula.WhyWaits(answer, log) is { } why)
            formula.Wait(why, now);
        else if (answer is PluginDocument { Record: { } record } document)
            formula.Describe(SdkJson.Read<OutcomeMeasures>(document.Output), record, now);
        else if (answer is PluginVerdict verdict)
            formula.Fail(verdict.Reason);
        else
            throw new InvalidOperationException($"No answer of the kind {answer!.GetType().Name} is known.");
    }
}
