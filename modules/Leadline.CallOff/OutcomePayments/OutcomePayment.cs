using Leadline.CallOff.Quotes;
using Leadline.Primitives;

namespace Leadline.CallOff.OutcomePayments;

internal enum PaymentState
{
    /// <summary>The plugin is still to be asked, or this machine could not ask it so far.</summary>
    Waiting,

    /// <summary>The amount is known; the buyer has not said yet whether it accepts.</summary>
    Calculated,

    /// <summary>The plugin works nothing out by its own doing. That is never nought: a person must find out why.</summary>
    Failed,

    /// <summary>A second calculation came out the same, and the buyer has accepted.</summary>
    Accepted,

    /// <summary>The buyer does not accept, and says why.</summary>
    Disputed,

    /// <summary>A second calculation came out otherwise, or what was kept is damaged: it is never accepted, whatever comes after.</summary>
    Differs,

    /// <summary>Another report has taken the place of the one that it is for.</summary>
    Superseded,
}

/// <summary>What is due for one reported period of a contract.</summary>
/// <param name="id">The report that it is for.</param>
/// <param name="frameworkId">The framework agreement.</param>
/// <param name="callOffId">The contract.</param>
/// <param name="number">The report's number.</param>
/// <param name="from">The first day of the period.</param>
/// <param name="to">The last day.</param>
internal sealed class OutcomePayment(OutcomeReportId id, FrameworkId frameworkId, CallOffId callOffId, int number, DateOnly from, DateOnly to)
{
    public const int LongestReason = 4_000;

    public OutcomeReportId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public CallOffId CallOffId { get; private init; } = callOffId;

    public int Number { get; private init; } = number;

    public DateOnly From { get; private init; } = from;

    public DateOnly To { get; private init; } = to;

    public PaymentState State { get; private set; }

    /// <summary>What is due, net of VAT; negative where the supplier owes the buyer; null where nothing was worked out.</summary>
    public Money? Amount { get; private set; }

    /// <summary>Why nothing was worked out, what stands in the way, how a second calculation differs, or why the buyer disputes.</summary>
    public string? Reason { get; private set; }

    /// <summary>How a second calculation once differed, or what was found damaged. It stays for ever, also where the buyer disputes: only another report helps.</summary>
    public string? DifferedBecause { get; private set; }

    /// <summary>Who reported the period, for the separation of duties.</summary>
    public Guid? ReportedBy { get; private init; }

    public int Attempts { get; private set; }

    /// <summary>When the plugin is asked next; far away where it is not to be asked.</summary>
    public DateTimeOffset NextTryAt { get; private set; }

    /// <summary>When the buyer accepted or disputed it.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What a payment of a report begins as.</summary>
    internal static OutcomePayment Of(OutcomeReport report, Guid? by, DateTimeOffset now) =>
        new(report.Id, report.FrameworkId, report.CallOffId, report.Number, report.From, report.To) { ReportedBy = by, NextTryAt = now };

    public void Calculate(Money amount)
    {
        (State, Amount, Reason, NextTryAt) = (PaymentState.Calculated, amount, null, DateTimeOffset.MaxValue);
        Attempts++;
    }

    public void Fail(string because)
    {
        (State, Reason, NextTryAt) = (PaymentState.Failed, PluginWords.Kept(because), DateTimeOffset.MaxValue);
        Attempts++;
    }

    /// <summary>The machine gave no answer, which is never held against the plugin.</summary>
    public void Wait(string because, DateTimeOffset now)
    {
        Attempts++;
        (Reason, NextTryAt) = (PluginWords.Kept(because), now + Pauses.After(Attempts));
    }

    /// <summary>Whether it can be accepted, apart from the second calculation that acceptance needs.</summary>
    /// <param name="by">Who would accept it: nobody accepts what it reported.</param>
    public Outcome MayAccept(Guid? by) => State switch
    {
        PaymentState.Calculated or PaymentState.Disputed or PaymentState.Differs when DifferedBecause is not null =>
            new Refusal("payment-differs", $"It can never be accepted; the supplier may correct its report. {DifferedBecause}"),
        PaymentState.Calculated or PaymentState.Disputed when Amount is not null => RefuseOwn(by) is { } own ? own : Outcome.Done,
        PaymentState.Accepted => new Refusal("payment-accepted", "It is accepted already."),
        PaymentState.Superseded => new Refusal("report-superseded", "Another report has taken the place of this one."),
        PaymentState.Waiting => new Refusal("payment-not-calculated", "It is still being worked out; try again shortly."),
        _ => new Refusal("payment-not-calculated", $"Nothing was worked out: {Reason}"),
    };

    /// <summary>Accepts it, after a second calculation that came out the same.</summary>
    public void Accept(DateTimeOffset now) => (State, Reason, DecidedAt) = (PaymentState.Accepted, null, now);

    /// <summary>Blocks it: a second calculation came out otherwise, or what was kept is not what was kept. What was accepted before stands, with that beside it.</summary>
    public void Differ(string how)
    {
        var kept = PluginWords.Kept(how);
        DifferedBecause ??= kept;
        if (State is not (PaymentState.Accepted or PaymentState.Superseded))
            (State, Reason) = (PaymentState.Differs, kept);
    }

    /// <summary>The buyer does not accept it.</summary>
    public Outcome Dispute(string reason, Guid? by, DateTimeOffset now)
    {
        if (State is not (PaymentState.Calculated or PaymentState.Failed or PaymentState.Differs))
        {
            return State switch
            {
                PaymentState.Waiting => new Refusal("payment-not-calculated", "It is still being worked out; there is nothing to dispute yet."),
                PaymentState.Superseded => new Refusal("report-superseded", "Another report has taken the place of this one."),
                PaymentState.Accepted => new Refusal("payment-accepted", "It is accepted, and stands."),
                _ => new Refusal("payment-disputed", "It is disputed already."),
            };
        }

        if (RefuseOwn(by) is { } own)
            return own;
        (State, Reason, DecidedAt) = (PaymentState.Disputed, reason, now);
        return Outcome.Done;
    }

    /// <summary>A corrected report takes the place of the one that it is for.</summary>
    public Outcome Supersede()
    {
        if (State == PaymentState.Accepted)
            return new Refusal("payment-accepted", "The payment for that report is accepted, and stands.", "/supersedes");
        if (State == PaymentState.Superseded)
            return new Refusal("report-superseded", "That report was corrected already; correct the later one.", "/supersedes");
        (State, NextTryAt) = (PaymentState.Superseded, DateTimeOffset.MaxValue);
        return Outcome.Done;
    }

    private Refusal? RefuseOwn(Guid? by) =>
        by is not null && by == ReportedBy ? new Refusal("own-report", "Whoever reported a period doesn't decide on its payment: somebody else must.") : null;
}
