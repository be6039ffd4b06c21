using Leadline.Modularity.Api;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>One of the periods into which the months that were agreed divide a contract.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
internal sealed record AgreedPeriod(DateOnly From, DateOnly To)
{
    public override string ToString() => $"{From:O} to {To:O}";
}

/// <summary>The periods of a contract. Amounts are for one of them, so that nothing else is ever reported.</summary>
internal static class Periods
{
    /// <summary>How many months a period may have.</summary>
    internal static readonly IReadOnlyList<int> Lengths = [1, 3, 6, 12];

    /// <summary>The periods from the contract's start on; the last is shorter where the contract ends within it.</summary>
    /// <param name="months">How many months each has.</param>
    /// <param name="starts">The contract's first day.</param>
    /// <param name="ends">Its last day.</param>
    internal static IEnumerable<AgreedPeriod> Of(int months, DateOnly starts, DateOnly ends)
    {
        // Always counted from the start: what begins on the 31st begins there again after a short month.
        for (var n = 0; starts.AddMonths(n * months) is var from && from <= ends; n++)
        {
            var to = starts.AddMonths((n + 1) * months).AddDays(-1);
            yield return new AgreedPeriod(from, to < ends ? to : ends);
        }
    }

    /// <summary>What is wrong with a length, if anything is.</summary>
    internal static Fault? Fault(int months) => Lengths.Contains(months)
        ? null
        : new Fault("/periodMonths", "period-months", $"A period has 1, 3, 6 or 12 months, not {months}.");

    /// <summary>What is wrong with a period that lies within the contract, if it is none of those agreed; the ones beside it are named.</summary>
    internal static Fault? Fault(DateOnly from, DateOnly to, int months, DateOnly starts, DateOnly ends)
    {
        var agreed = Of(months, starts, ends).ToList();
        if (agreed.Contains(new AgreedPeriod(from, to)))
            return null;
        var at = agreed.FindIndex(p => from <= p.To);
        var near = agreed.Skip(Math.Max(0, at - 1)).Take(3).Select(p => p.ToString());
        return new Fault("/from", "period-not-agreed",
            $"Periods of {months} {(months == 1 ? "month" : "months")} from {starts:O} on are agreed; {from:O} to {to:O} is none of them. Here they are {string.Join(", ", near)}.");
    }
}
