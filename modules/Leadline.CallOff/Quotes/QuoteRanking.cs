using Leadline.Primitives;

namespace Leadline.CallOff.Quotes;

/// <summary>Where a supplier's quote stands.</summary>
/// <param name="Rank">1 for the lowest total; quotes of one total share a rank; null where there is no quote.</param>
/// <param name="Quote">The quote.</param>
internal sealed record RankedQuote(int? Rank, SupplierQuote Quote);

/// <summary>Ranks quotes by their total over the whole term, net of VAT: the one measure that a direct award has.</summary>
internal static class QuoteRanking
{
    /// <summary>The quotes, the lowest first; then the suppliers without one. The order within a rank means nothing.</summary>
    internal static IReadOnlyList<RankedQuote> Of(IEnumerable<SupplierQuote> quotes)
    {
        var all = quotes.OrderBy(q => q.Id.Value).ToList();
        var priced = all.Where(q => q.State == QuoteState.Quoted).OrderBy(q => q.Total!.Value.Pence).ToList();
        return
        [
            .. priced.Select(q => new RankedQuote(1 + priced.Count(other => other.Total!.Value < q.Total!.Value), q)),
            .. all.Where(q => q.State != QuoteState.Quoted).Select(q => new RankedQuote(null, q)),
        ];
    }

    /// <summary>Why an award can't go to a supplier, if it can't.</summary>
    internal static Refusal? RefuseWinner(IReadOnlyList<RankedQuote> ranking, OrganisationId supplier) =>
        ranking.FirstOrDefault(r => r.Quote.Supplier == supplier) switch
        {
            null => new Refusal("no-such-quote", "This supplier is not on the service line, so it was not asked for a quote.", "/supplier"),
            { Rank: null } => new Refusal("no-quote", "There is no quote of this supplier.", "/supplier"),
            { Rank: > 1 } => new Refusal("quote-not-lowest", "Another supplier's total is lower, and the lowest is awarded to.", "/supplier"),
            _ => null, // of several level ones the buyer chooses, and says why
        };
}
