using Leadline.Sdk;

namespace NhsEngland.RateCard;

/// <summary>
/// Prices the price book of a supplier that has no plugin of its own: each entry by what was answered to the question that its code names.
/// It knows no framework, form or supplier.
/// </summary>
public sealed class PricedByAnswers : IServiceLine
{
    // Before a code that is asked for, in a book: the supplier does not serve it, where otherwise it would be included in the other prices.
    private const string NotOffered = "not-";

    private const string Tendered = "As the supplier tendered: it was accredited on this service line for meeting the minimum specification. It has published nothing further.";

    /// <inheritdoc/>
    public ServiceLineDescription Describe(ServiceLineScope scope) => new()
    {
        Lot = scope.Lot,
        ServiceLine = scope.ServiceLine,
        Title = "Service as tendered",
        Summary = "The supplier was accredited on this service line and has published a price book, but no description of its own. "
            + "The authority's rate card prices your requirement: what you answer, times the price in the supplier's book.",
        MinimumSpecification = [.. scope.MinimumSpecification.Select(item => new SpecificationStatement { Item = item.Code, HowMet = Tendered })],
    };

    /// <inheritdoc/>
    public Quote Quote(QuoteRequest request)
    {
        try
        {
            return Priced(request);
        }
        catch (OverflowException)
        {
            return Leadline.Sdk.Quote.Decline("What was answered comes to more than can be counted in pounds.");
        }
    }

    private static Quote Priced(QuoteRequest request)
    {
        var book = request.PriceBook;
        var asked = Requested.Of(request.Requirement.Answers);
        var lines = new List<QuoteLine>();
        foreach (var code in book.Entries.Select(e => e.Code).Distinct())
        {
            if (WhyNot(book, asked, code) is { } because)
                return Leadline.Sdk.Quote.Decline(because);
            if (asked.Quantity(code) is > 0 and var quantity)
                lines.Add(QuoteLine.ForTerm(book.Entry(code, quantity), quantity, request.Requirement.TermMonths));
        }

        if (lines.Count == 0)
            return Leadline.Sdk.Quote.Decline($"The price book {book.Reference} has no price for anything that was asked.");
        var included = asked.Without(lines.Select(l => l.Code).ToHashSet())
            .Select(code => $"What was answered to '{code}' has no price of its own: it is included in the other prices.");
        return Leadline.Sdk.Quote.Of(lines, included.ToList());
    }

    private static string? WhyNot(PriceBook book, Requested asked, string code)
    {
        var quantity = asked.Quantity(code);
        if (quantity < 0)
            return $"The answer that '{code}' is priced by is below nought, and has no price.";
        if (quantity > 0 && book.Entries.All(e => e.Code != code || e.FromQuantity > quantity))
            return $"The price book {book.Reference} has no price '{code}' for so small a quantity as was answered.";
        return quantity == 0 && code.StartsWith(NotOffered, StringComparison.Ordinal) && code.Substring(NotOffered.Length) is var other && asked.Quantity(other) != 0
            ? $"The supplier does not offer what was asked for under '{other}'."
            : null;
    }
}
