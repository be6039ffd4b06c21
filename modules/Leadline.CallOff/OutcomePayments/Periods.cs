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

    /// <summary>The whole periods from the contract's start on.</summary>
    /// <param name="months">How many months each has.</param>
    /// <param name="starts">The contract's first day.</param>
    /// <param name="ends">Its last day.</param>
    internal static IEnumerable<AgreedPeriod> Of(int months, DateOnly starts, DateOnly ends)
    {
        // Always counted from the start: what begins on the 31st begins there again after a short month.
        for (var n = 0; starts.AddMonths((n + 1) * months).AddDays(-1) is var to && to <= ends; n++)
            yield return new AgreedPeriod(starts.AddMonths(n * months), to);
    }

    /// <summary>What is wrong with a length, if anything is: the amounts are for a whole period, so that whole ones must fill the contract.</summary>
    internal static Fault? Fault(int months, DateOnly starts, DateOnly ends)
    {
        if (!Lengths.Contains(months))
            return new Fault("/periodMonths", "period-months", $"A period has 1, 3, 6 or 12 months, not {months}.");
        return Fills(months, starts, ends)
            ? null
            : new Fault("/periodMonths", "period-does-not-fit",
                $"The contract from {starts:O} to {ends:O} is not filled by whole periods of {months} months, for which the amounts are. Fitting are {string.Join(", ", Lengths.Where(l => Fills(l, starts, ends)))}.");
    }

    private static bool Fills(int months, DateOnly starts, DateOnly ends) => Of(months, starts, ends).LastOrDefault()?.To == ends;

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
