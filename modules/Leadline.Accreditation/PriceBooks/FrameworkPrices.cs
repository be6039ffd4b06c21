using Leadline.Sdk;

namespace Leadline.Accreditation.PriceBooks;

/// <summary>
/// Holds a price book against the supplier's framework prices: what it was let onto the line with. Each price must be of a code that
/// stands there, by the same unit and for the same period, and for no quantity dearer.
/// </summary>
internal static class FrameworkPrices
{
    /// <summary>Every entry that the framework prices don't cover, once each.</summary>
    /// <param name="book">The book that is judged.</param>
    /// <param name="framework">The framework prices.</param>
    internal static IReadOnlyList<UncoveredPrice> Uncovered(PriceBook book, PriceBook framework)
    {
        var allowed = framework.Entries.ToLookup(e => e.Code, StringComparer.Ordinal);
        var own = book.Entries.ToLookup(e => e.Code, StringComparer.Ordinal);
        return [.. book.Entries.Select((entry, i) => Judge(entry, $"/entries/{i}", [.. own[entry.Code]], [.. allowed[entry.Code]])).OfType<UncoveredPrice>()];
    }

    private static UncoveredPrice? Judge(PriceBookEntry entry, string place, IReadOnlyList<PriceBookEntry> own, IReadOnlyList<PriceBookEntry> allowed)
    {
        if (allowed.Count == 0)
            return new(place + "/code", "code-not-covered", $"The framework prices have no code '{entry.Code}'.");
        if (entry.Unit != allowed[0].Unit)
            return new(place + "/unit", "unit-not-covered", $"'{entry.Code}' is priced by '{allowed[0].Unit}' in the framework prices, here by '{entry.Unit}'.");
        if (entry.Per != allowed[0].Per)
            return new(place + "/per", "period-not-covered", $"'{entry.Code}' is priced per {Word(allowed[0].Per)} in the framework prices, here per {Word(entry.Per)}.");
        foreach (var quantity in Steps(entry, own, allowed))
        {
            var limit = At(allowed, quantity);
            if (entry.UnitPrice > limit.UnitPrice)
                return new(place + "/unitPrice", "price-above-framework",
                    $"'{entry.Code}' costs {entry.UnitPrice} from a quantity of {quantity:0.######}; the framework price there is {limit.UnitPrice}.");
        }

        return null;
    }

    // The quantities at which either price changes while the entry holds: between them both stay as they are, so no others need be asked.
    private static IEnumerable<decimal> Steps(PriceBookEntry entry, IReadOnlyList<PriceBookEntry> own, IReadOnlyList<PriceBookEntry> allowed)
    {
        var next = own.Select(e => e.FromQuantity).Where(q => q > entry.FromQuantity).DefaultIfEmpty(decimal.MaxValue).Min();
        return allowed.Select(e => e.FromQuantity).Where(q => q > entry.FromQuantity && q < next).Order().Prepend(entry.FromQuantity);
    }

    private static PriceBookEntry At(IReadOnlyList<PriceBookEntry> steps, decimal quantity) =>
        steps.Where(e => e.FromQuantity <= quantity).MaxBy(e => e.FromQuantity)!; // a book's steps begin at nought

    private static string Word(ChargePeriod period) => period switch
    {
        ChargePeriod.Once => "term",
        ChargePeriod.Month => "month",
        ChargePeriod.Quarter => "quarter",
        ChargePeriod.Year => "year",
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such period."),
    };
}

/// <summary>A price that the framework prices don't cover.</summary>
/// <param name="Place">JSON pointer into the book's file.</param>
/// <param name="Code">What is wrong, as a kebab-case noun.</param>
/// <param name="Reason">The price that was found, and the framework price.</param>
internal sealed record UncoveredPrice(string Place, string Code, string Reason);
