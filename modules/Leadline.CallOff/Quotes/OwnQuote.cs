using Leadline.CallOff.DirectAwards;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Quotes;

/// <summary>What a supplier hears of its own quote, once the award is made: how it fared, and nothing of another's but how many there were.</summary>
/// <param name="Award">The direct award.</param>
/// <param name="Quote">The supplier's quote, or why there is none.</param>
/// <param name="Rank">1 for the lowest total; null where there is no quote.</param>
/// <param name="Among">How many suppliers quoted, itself included.</param>
internal sealed record OwnQuote(DirectAward Award, SupplierQuote Quote, int? Rank, int Among)
{
    /// <summary>Whether the award went to it.</summary>
    internal bool Won => Award.AwardedTo == Quote.Supplier;

    /// <summary>Why there is no quote. How the authority's plugin fails is its author's to know: a supplier hears that it did.</summary>
    internal string? Reason => Quote is { State: QuoteState.Failed, IsRateCard: true } ? "The authority's plugin that prices rate cards failed." : Quote.Reason;
}

internal static class OwnQuotes
{
    /// <summary>
    /// The direct awards that this supplier was to quote for and that are awarded. One that was given up never is, so nobody is told that there was a need;
    /// until an award the buyer may still give it up.
    /// </summary>
    internal static IQueryable<DirectAward> AwardedAfterQuoteOf(this CallOffDbContext db, OrganisationId supplier) => db.DirectAwards.AsNoTracking()
        .Where(a => a.AwardedOn != null && db.Quotes.Any(q => q.FrameworkId == a.FrameworkId && q.CallOffId == a.Id && q.Supplier == supplier));

    /// <summary>The supplier's own quote for each of these.</summary>
    internal static async Task<IReadOnlyList<OwnQuote>> OwnQuotesAsync(
        this CallOffDbContext db, IReadOnlyList<DirectAward> awards, OrganisationId supplier, CancellationToken stop)
    {
        var (frameworks, ids) = (awards.Select(a => a.FrameworkId).Distinct().ToList(), awards.Select(a => a.Id).ToList());
        var quotes = (await db.Quotes.AsNoTracking().Where(q => frameworks.Contains(q.FrameworkId) && ids.Contains(q.CallOffId)).ToListAsync(stop)).ToLookup(q => q.CallOffId);
        return [.. awards.Select(a => Of(a, QuoteRanking.Of(quotes[a.Id]), supplier))];
    }

    private static OwnQuote Of(DirectAward award, IReadOnlyList<RankedQuote> ranking, OrganisationId supplier)
    {
        var own = ranking.Single(r => r.Quote.Supplier == supplier);
        return new OwnQuote(award, own.Quote, own.Rank, ranking.Count(r => r.Rank is not null));
    }
}
