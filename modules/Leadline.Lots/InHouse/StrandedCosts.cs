using Leadline.Primitives;

namespace Leadline.Lots.InHouse;

/// <summary>A cost that others go on bearing because the buyer leaves a shared service.</summary>
/// <param name="Round">Of which submission.</param>
/// <param name="Number">From 1 on.</param>
/// <param name="What">What costs.</param>
/// <param name="PerYear">In a year, without VAT.</param>
/// <param name="Years">For how many years.</param>
internal sealed record StrandedCost(int Round, int Number, string What, Money PerYear, int Years)
{
    public Money Whole => new(checked(PerYear.Pence * Years));
}

/// <summary>A buyer's part of the stranded costs.</summary>
/// <param name="Round">Of which submission.</param>
/// <param name="Organisation">The buyer's reference.</param>
/// <param name="Share">Out of the whole.</param>
/// <param name="Amount">Its part in money; all parts make up the whole to the penny.</param>
internal sealed record CostShare(int Round, OrganisationReference Organisation, BasisPoints Share, Money Amount);

/// <summary>Divides whole numbers by weights, so that the parts make up the whole exactly.</summary>
internal static class Apportionment
{
    /// <summary>
    /// The largest remainder's way (Hamilton): each gets the whole part of its due, and what is left goes one by one to those with the largest remainders, of equal ones
    /// to the earlier.
    /// </summary>
    /// <param name="whole">From nought up.</param>
    /// <param name="weights">From nought up, at least one of them over it.</param>
    internal static IReadOnlyList<long> Divide(long whole, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        var sum = weights.Aggregate(Int128.Zero, (all, w) => all + (w < 0 ? throw new ArgumentOutOfRangeException(nameof(weights), w, "A weight is not under nought.") : w));
        if (sum == 0)
            throw new ArgumentException("Nothing has a weight, so nothing can be divided.", nameof(weights));
        var dues = weights.Select(w => Int128.DivRem((Int128)whole * w, sum)).ToList();
        var parts = dues.Select(d => (long)d.Quotient).ToArray();
        var left = (int)(whole - parts.Sum());
        foreach (var (_, index) in dues.Select((d, index) => (d.Remainder, index)).OrderByDescending(d => d.Remainder).ThenBy(d => d.index).Take(left))
            parts[index]++;
        return parts;
    }
}
