using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.Lots.Ceilings;

/// <summary>What is counted on one lot.</summary>
internal sealed record LotTally(string? Lot, long Committed, long Reported, long Counted);

/// <summary>A ceiling, how far it was raised, and what is counted under it.</summary>
/// <param name="Lot">The lot's number; null for the framework agreement itself.</param>
/// <param name="Title">Whose it is, in words.</param>
/// <param name="Stated">What the document states; null where it states none.</param>
/// <param name="Raised">By how much it was raised, confirmed.</param>
/// <param name="Committed">Reserved for awards, and signed.</param>
/// <param name="Reported">Reported as invoiced.</param>
/// <param name="Counted">Of each call-off the greater of the two, added up.</param>
internal sealed record CeilingStand(string? Lot, string Title, Money? Stated, Money Raised, Money Committed, Money Reported, Money Counted)
{
    // Nine tenths: a tenth of the value is what most regimes let be changed on the slightest ground, so that from here on there is little time for another.
    private static readonly BasisPoints WarnFrom = new(9_000);

    /// <summary>The ceiling as it is now.</summary>
    public Money? Limit => Stated + Raised;

    /// <summary>What is left; negative where more was reported than the ceiling allows.</summary>
    public Money? Left => Limit - Counted;

    /// <summary>Whether the authority is warned.</summary>
    public bool IsNear => Limit is { } limit && Counted >= limit.At(WarnFrom);

    /// <summary>Whether it is exceeded, which only reported spend can do: that has happened, and can't be stopped.</summary>
    public bool IsExceeded => Left < Money.Zero;
}

/// <summary>
/// The ceilings of one framework agreement as they stand: its own, and that of each lot. A lot that others are parts of counts theirs too. Once a
/// version of the document states a ceiling it stays what it is; it is raised on a ground of the law alone, never by another version.
/// </summary>
internal sealed class FrameworkCeilings
{
    private readonly IReadOnlyList<LotTerms> _lots;

    private FrameworkCeilings(FrameworkTerms terms, IReadOnlyList<LotTerms> lots, IReadOnlyList<CeilingStand> all) => (Terms, _lots, All) = (terms, lots, all);

    /// <summary>The terms in force.</summary>
    public FrameworkTerms Terms { get; }

    /// <summary>The framework agreement's first, then the lots' in the order of the document.</summary>
    public IReadOnlyList<CeilingStand> All { get; }

    /// <param name="inForce">The versions of the terms that are or were in force, the newest first.</param>
    /// <param name="tallies">What is counted.</param>
    /// <param name="raises">Those that are confirmed.</param>
    public static FrameworkCeilings Of(IReadOnlyList<FrameworkTerms> inForce, IReadOnlyList<LotTally> tallies, IReadOnlyList<CeilingRaise> raises)
    {
        var terms = inForce[0];
        // Call-offs stand on the version they began under, and so on lots that a later one may not have any more.
        var lots = inForce.SelectMany(t => t.Lots).DistinctBy(l => l.Number).ToList();
        var own = Stand(null, terms.Title, inForce.Select(t => t.Ceiling).FirstOrDefault(c => c is not null), tallies, raises);
        return new FrameworkCeilings(terms, lots, [own, .. lots.Select(lot =>
        {
            var stated = inForce.Select(t => t.Lots.FirstOrDefault(l => l.Number == lot.Number)?.Ceiling).FirstOrDefault(c => c is not null);
            return Stand(lot.Number, lot.Title, stated, [.. tallies.Where(t => t.Lot is { } number && IsWithin(number, lot.Number, lots))], raises);
        })]);
    }

    public CeilingStand? Find(string? lot) => All.FirstOrDefault(c => c.Lot == lot);

    /// <summary>Why a call-off can't come to a value; null where it can.</summary>
    public string? Refuse(string lot, CountedCallOff callOff, Money value)
    {
        var more = new Money(callOff.CountedWith(value) - callOff.CountedPence);
        if (more <= Money.Zero)
            return null; // it takes no more than it does already
        var breached = All.FirstOrDefault(c => (c.Lot is null || IsWithin(lot, c.Lot, _lots)) && c.Counted + more > c.Limit);
        return breached is null ? null : Words(breached, value, callOff);
    }

    private string Words(CeilingStand ceiling, Money value, CountedCallOff callOff)
    {
        var own = callOff.CountedPence > 0 ? $", {new Money(callOff.CountedPence)} of it for this call-off itself" : "";
        var left = ceiling.Left > Money.Zero ? ceiling.Left : Money.Zero;
        return $"The ceiling of {(ceiling.Lot is { } number ? $"lot {number} of {Terms.Reference}" : Terms.Reference)} is {ceiling.Limit}. {ceiling.Counted} of it is counted{own}, " +
            $"so {left} is left, and this call-off comes to {value}. Buy less or for a shorter time, or have the authority raise the ceiling on a ground of the {Terms.Regime.Title}.";
    }

    private static CeilingStand Stand(string? lot, string title, Money? stated, IReadOnlyList<LotTally> tallies, IReadOnlyList<CeilingRaise> raises) => new(
        lot, title, stated, new Money(raises.Where(r => r.LotNumber == lot).Sum(r => r.Amount.Pence)), new Money(tallies.Sum(t => t.Committed)),
        new Money(tallies.Sum(t => t.Reported)), new Money(tallies.Sum(t => t.Counted)));

    private static bool IsWithin(string lot, string whole, IReadOnlyList<LotTerms> lots)
    {
        for (var at = lot; at is not null; at = lots.FirstOrDefault(l => l.Number == at)?.PartOf)
        {
            if (at == whole)
                return true;
        }

        return false;
    }
}
