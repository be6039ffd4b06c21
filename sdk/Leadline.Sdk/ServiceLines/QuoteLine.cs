using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>One line of a quote: so much of something, at a price for a period, for so many periods.</summary>
public sealed record QuoteLine
{
    /// <summary>The code of the price book's entry that the price is from; of a discount, a code of the plugin's own that the book does not have.</summary>
    public required string Code { get; init; }

    /// <summary>What is bought: 1 to 200 characters of plain text.</summary>
    public required string Title { get; init; }

    /// <summary>How much of it, with up to six decimals; never negative.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>What one of it is, such as <c>practice</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>
    /// The price of one unit for one period, net of VAT: at most what the price book asks for the code and the quantity, for the same period.
    /// Where the book does not have the code it lowers the price and is negative, or nought; so a surcharge has to stand in the book.
    /// </summary>
    public required Money UnitPrice { get; init; }

    /// <summary>How often it is charged.</summary>
    public required ChargePeriod Per { get; init; }

    /// <summary>For how many periods, at least 1; exactly 1 for what is charged once.</summary>
    public required int Periods { get; init; }

    /// <summary>Quantity times price times periods, rounded to the penny once, half a penny away from zero.</summary>
    public required Money Total { get; init; }

    /// <summary>A line from an entry of the price book over a whole term: for as many periods as <see cref="ChargePeriodsOfTerm.PeriodsIn"/> says.</summary>
    /// <param name="entry">The price.</param>
    /// <param name="quantity">How much of it.</param>
    /// <param name="termMonths">The term, in months.</param>
    /// <exception cref="OverflowException">The total does not fit in 64 bits of pence.</exception>
    public static QuoteLine ForTerm(PriceBookEntry entry, decimal quantity, int termMonths) => From(entry, quantity, entry.Per.PeriodsIn(termMonths));

    /// <summary>A line from an entry of the price book, its total worked out.</summary>
    /// <param name="entry">The price.</param>
    /// <param name="quantity">How much of it.</param>
    /// <param name="periods">For how many periods.</param>
    /// <exception cref="OverflowException">The total does not fit in 64 bits of pence.</exception>
    public static QuoteLine From(PriceBookEntry entry, decimal quantity, int periods) => new()
    {
        Code = entry.Code,
        Title = entry.Title,
        Quantity = quantity,
        Unit = entry.Unit,
        UnitPrice = entry.UnitPrice,
        Per = entry.Per,
        Periods = periods,
        Total = entry.UnitPrice.Times(quantity * periods),
    };
}
