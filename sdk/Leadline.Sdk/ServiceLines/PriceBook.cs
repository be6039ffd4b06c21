using System.Globalization;
using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>A supplier's prices on one service line, signed apart from the code: a change of price is no change of the plugin.</summary>
/// <remarks>Only entries in force on the day of asking are handed over, and none dearer than the framework price of its service.</remarks>
public sealed record PriceBook
{
    /// <summary>The supplier's name for it: 1 to 60 characters.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version, from 1; it is kept with the quote.</summary>
    public required int Version { get; init; }

    /// <summary>The prices, in the order of the book.</summary>
    public required IReadOnlyList<PriceBookEntry> Entries { get; init; }

    /// <summary>The entry for a quantity: of those with the code, the one with the greatest <see cref="PriceBookEntry.FromQuantity"/> not above it.</summary>
    /// <exception cref="InvalidOperationException">The book has no such code, or none for so small a quantity: the supplier must add it.</exception>
    public PriceBookEntry Entry(string code, decimal quantity = 0)
    {
        PriceBookEntry? best = null;
        foreach (var entry in Entries)
        {
            if (entry.Code == code && entry.FromQuantity <= quantity && (best is null || entry.FromQuantity > best.FromQuantity))
                best = entry;
        }

        return best ?? throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"The price book {Reference} has no price '{code}' for a quantity of {quantity:0.######}."));
    }
}

/// <summary>One price; several entries with one code make its steps by quantity.</summary>
public sealed record PriceBookEntry
{
    /// <summary>What the price is found by: 1 to 40 small letters, digits and hyphens.</summary>
    public required string Code { get; init; }

    /// <summary>What is bought, as people read it.</summary>
    public required string Title { get; init; }

    /// <summary>What one of it is, such as <c>device</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The price of one unit for one period, net of VAT.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>For how long that price buys.</summary>
    public required ChargePeriod Per { get; init; }

    /// <summary>The quantity from which it holds; 0 for the first step.</summary>
    public decimal FromQuantity { get; init; }
}

/// <summary>How often a price is charged.</summary>
public enum ChargePeriod
{
    /// <summary>Once in the whole term.</summary>
    Once = 0,

    /// <summary>For each month of the term.</summary>
    Month = 1,

    /// <summary>For each quarter of the term.</summary>
    Quarter = 2,

    /// <summary>For each year of the term.</summary>
    Year = 3,
}
