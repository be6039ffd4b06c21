using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking.Answers;

/// <summary>What a quote must hold. The host adds up by itself, and refuses a quote that comes to something else.</summary>
internal static class WellFormedQuote
{
    private const long MostPence = 100_000_000_000_000; // a million million pounds: far beyond any contract, and far within what is reckoned with

    internal static IEnumerable<(string Code, string Message)> Faults(QuoteRequest request, Quote quote)
    {
        if (quote.DeclinedBecause is { } because)
        {
            if (quote.Lines.Count > 0 || quote.Total != Money.Zero)
                yield return ("declined-with-price", "A quote that declines has neither lines nor a total.");
            foreach (var fault in WellFormed.Text("Why it declines", because, 500))
                yield return fault;
            yield break;
        }

        if (quote.Lines.Count == 0)
            yield return ("no-lines", "A quote without lines declines, and says why.");
        var sum = quote.Lines.Sum(l => (decimal)l.Total.Pence);
        if (sum != quote.Total.Pence)
            yield return ("total-wrong", $"The total is {quote.Total}; the lines come to {Shown(sum)}.");
        if (quote.Total.Pence > MostPence)
            yield return ("total-too-great", "The total is above a million million pounds.");
        if (quote.Total < Money.Zero)
            yield return ("total-negative", $"The total is {quote.Total}.");
        foreach (var fault in quote.Assumptions.SelectMany(a => WellFormed.Text("An assumption", a, 500)).Concat(quote.Lines.SelectMany(l => Faults(request, l))))
            yield return fault;
    }

    private static IEnumerable<(string Code, string Message)> Faults(QuoteRequest request, QuoteLine line)
    {
        var total = Product(line);
        if (total != line.Total.Pence)
            yield return ("line-wrong", $"The line '{line.Code}' says {line.Total}; quantity times price times periods is {Shown(total)}.");
        if (line.Quantity < 0 || line.Quantity != Math.Round(line.Quantity, 6))
            yield return ("quantity-wrong", $"The line '{line.Code}' is of {line.Quantity}: a quantity is not negative and has up to six decimals.");
        if (line.Periods < 1 || line.Periods > line.Per.PeriodsIn(request.Requirement.TermMonths))
            yield return ("periods-wrong", $"The line '{line.Code}' is charged {line.Per} for {line.Periods} periods; a term of {request.Requirement.TermMonths} months has {line.Per.PeriodsIn(request.Requirement.TermMonths)}.");
        foreach (var fault in Priced(request.PriceBook, line).Concat(WellFormed.Code("A line", line.Code)).Concat(WellFormed.Text("A line's title", line.Title, 200)))
            yield return fault;
    }

    // The book is the most that is asked: what it does not have may lower a price, and never raise it.
    private static IEnumerable<(string Code, string Message)> Priced(PriceBook book, QuoteLine line)
    {
        if (book.Entries.All(e => e.Code != line.Code))
        {
            if (line.UnitPrice > Money.Zero)
                yield return ("price-not-of-the-book", $"The price book has no '{line.Code}': such a line may lower the price, and this one asks for {line.UnitPrice}. A surcharge has to stand in the book.");
        }
        else if (book.Entries.All(e => e.Code != line.Code || e.FromQuantity > line.Quantity))
        {
            yield return ("price-not-of-the-book", $"The price book has no price '{line.Code}' for a quantity of {line.Quantity}.");
        }
        else if (book.Entry(line.Code, line.Quantity) is var entry && (line.Per != entry.Per || line.UnitPrice > entry.UnitPrice))
        {
            yield return ("price-above-the-book", $"The line '{line.Code}' asks for {line.UnitPrice} ({line.Per}); for a quantity of {line.Quantity} the price book has {entry.UnitPrice} ({entry.Per}), which is the most.");
        }
    }

    // Null where it is beyond all counting: the numbers are the plugin's, and must not stop whoever judges them.
    private static decimal? Product(QuoteLine line)
    {
        try
        {
            return Math.Round(line.UnitPrice.Pence * line.Quantity * line.Periods, MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string Shown(decimal? pence) => pence is >= long.MinValue and <= long.MaxValue ? new Money((long)pence).ToString() : "more than can be counted";
}
