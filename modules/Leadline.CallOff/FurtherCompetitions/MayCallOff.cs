using Leadline.CallOff.Awards;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.CallOff.FurtherCompetitions;

/// <summary>Whether a buyer may call off from a framework agreement on a day: at each step of a call-off, not at its first alone.</summary>
internal static class MayCallOff
{
    /// <summary>For a new call-off: the agreement is live, within its term and not closed to new call-offs, and the buyer is open and eligible.</summary>
    /// <param name="framework">The agreement.</param>
    /// <param name="lotNumber">The lot, whose term may be its own; where there is none of that number, the agreement's term is asked.</param>
    /// <param name="buyer">Who buys.</param>
    /// <param name="today">The day.</param>
    internal static Refusal? RefuseNew(KnownFramework<FrameworkTerms> framework, string lotNumber, OrganisationCopy? buyer, DateOnly today)
    {
        if (!framework.Stage.IsLive)
            return new Refusal("framework-not-live", $"{framework.Terms.Reference} takes no new call-offs now.", "/frameworkId");
        if (Refuse(framework, lotNumber, buyer, today) is { } refusal)
            return refusal;
        var terms = framework.Terms;
        return terms.BuyerKinds.Contains(buyer!.Kind)
            ? null
            : new Refusal("buyer-not-eligible", $"{terms.Reference} may be used by: {string.Join(", ", terms.BuyerKinds)}; {buyer.Name} is of kind {buyer.Kind}.");
    }

    /// <summary>For a call-off under way: the agreement is within its term and the buyer is open. Closing the agreement does not end it.</summary>
    internal static Refusal? Refuse(KnownFramework<FrameworkTerms> framework, string lotNumber, OrganisationCopy? buyer, DateOnly today)
    {
        var terms = framework.Terms;
        var lot = terms.Lots.FirstOrDefault(l => l.Number == lotNumber);
        var term = lot is null ? terms.Term : terms.TermOf(lot);
        if (today < term.From || today > term.To)
            return new Refusal("framework-not-live", $"{terms.Reference}{(lot?.Term is null ? "" : $" lot {lotNumber}")} is not open for call-offs on {today:O}: its term runs from {term.From:O} to {term.To:O}.", "/frameworkId");
        return buyer is null || !buyer.IsOpenOn(today)
            ? new Refusal("organisation-closed", "The organisation is not open today, so it can't buy.")
            : null;
    }

    /// <summary>The same for one that is stored.</summary>
    internal static async Task<Refusal?> RefuseAsync(this CallOffDbContext db, CallOffProcedure procedure, DateOnly today, bool isNew, CancellationToken stop)
    {
        var buyer = await db.Organisations.FindAsync([procedure.Buyer], stop);
        return await db.FrameworkAsync<FrameworkTerms>(procedure.FrameworkId, today, stop) is { } framework
            ? isNew ? RefuseNew(framework, procedure.LotNumber, buyer, today) : Refuse(framework, procedure.LotNumber, buyer, today)
            : throw new InvalidOperationException($"The framework agreement of {procedure.Reference} is not known here.");
    }
}
