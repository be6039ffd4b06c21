using Leadline.CallOff.Quotes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>
/// Has the plugins that contracts have fixed work out the payments that are due. They are pure functions, so that what was asked for and not kept before
/// a crash is asked for again and comes out the same. What the machine can't do is tried again; what a plugin does wrong waits for a person, and is never nought.
/// </summary>
internal sealed class CalculatePayments(CallOffDbContext db, IPlugins plugins, TimeProvider clock, ILogger<CalculatePayments> log) : IDueWork
{
    internal const string Operation = "outcome-payment/payment-due";
    private const int Batch = 20;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await (
            from payment in db.OutcomePayments.AsNoTracking()
            where payment.State == PaymentState.Waiting && payment.NextTryAt <= now
            join formula in db.PaymentFormulas on payment.CallOffId equals formula.Id
            join report in db.OutcomeReports on payment.Id equals report.Id
            orderby payment.NextTryAt, payment.Id
            select new Question(payment.Id, formula, report)).Take(Batch).ToListAsync(stop);

        // Outside any transaction, and all at once: what one plugin does is felt by its own payments alone.
        var asked = await Task.WhenAll(due.Select(q => plugins.AskSafelyAsync(q.Formula, Operation, System.Text.Encoding.UTF8.GetBytes(q.Report.Document), log, stop)));
        var done = 0;
        foreach (var (question, answer) in due.Zip(asked))
            done += await KeepSafelyAsync(question, answer, now, stop) ? 1 : 0;
        return done;
    }

    private sealed record Question(OutcomeReportId Id, PaymentFormula Formula, OutcomeReport Report);

    // One that can't be kept must not hold up the others: it waits, and the log says why.
    private async Task<bool> KeepSafelyAsync(Question question, PluginAnswer? answer, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            return await KeepAsync(question, answer, now, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // the supplier has corrected the report meanwhile: the next round looks again
        }
        catch (DbUpdateException error)
        {
            log.LogError(error, "The payment of report {Report} can't be kept", question.Id.Value);
            return await KeepAsync(question, null, now, stop);
        }
    }

    private async Task<bool> KeepAsync(Question question, PluginAnswer? answer, DateTimeOffset now, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var payment = await db.OutcomePayments.FirstAsync(p => p.Id == question.Id, stop);
        if (payment.State != PaymentState.Waiting)
            return false;
        Take(payment, question, answer, now);
        var kept = payment.State != PaymentState.Waiting && answer?.Record is { } record ? KeptPluginCall.Of(question.Formula, question.Id, record, now) : null;
        if (kept is not null)
            db.Add(kept);
        db.Record(Caller.Platform, "calculate-payment", payment.Id.Value,
            $"{question.Formula.Plugin} {question.Formula.PluginVersion} {question.Formula.PluginHash}: {payment.State}{(kept is null ? "" : $", {kept.Operation} {kept.Hash}")}");
        await db.SaveChangesAsync(stop);
        return payment.State != PaymentState.Waiting;
    }

    private void Take(OutcomePayment payment, Question question, PluginAnswer? answer, DateTimeOffset now)
    {
        if (question.Formula.WhyWaits(answer, log) is { } why)
            payment.Wait(why, now);
        else if (answer is PluginDocument document)
            payment.Calculate(SdkJson.Read<PaymentDue>(document.Output).Total);
        else if (answer is PluginVerdict verdict)
            payment.Fail(verdict.Reason);
        else
            throw new InvalidOperationException($"No answer of the kind {answer!.GetType().Name} is known.");
    }
}
