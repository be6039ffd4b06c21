using Leadline.Primitives;
using Leadline.Sdk;

namespace Ashmere.BusinessIntelligence;

/// <summary>
/// One more patient must not make the whole cheaper. A population just below a band would cost more than one that begins it,
/// so it is given the difference back.
/// </summary>
internal static class Bands
{
    /// <summary>What brings a price down to that of the cheapest larger band; null where the quantity's own band is the cheapest.</summary>
    /// <remarks>A discount is the plugin's own and has a code that the book does not have. It may only lower the price: a surcharge has to stand in the book.</remarks>
    internal static QuoteLine? Reduction(PriceBook book, string code, decimal quantity, int termMonths)
    {
        var own = book.Entry(code, quantity);
        var least = own.UnitPrice.Times(quantity);
        foreach (var larger in book.Entries.Where(e => e.Code == code && e.FromQuantity > quantity && e.Per == own.Per))
        {
            if (larger.UnitPrice.Times(larger.FromQuantity) is var begun && begun < least)
                least = begun;
        }

        var back = least - own.UnitPrice.Times(quantity);
        return back == Money.Zero ? null : QuoteLine.ForTerm(
            own with { Code = $"{code}-band", Title = "Reduction to the price at which the next band begins", Unit = "contract", UnitPrice = back }, 1, termMonths);
    }
}
