using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>The prices of bids, without saying whose they are.</summary>
public sealed record BidPrices
{
    /// <summary>The weight of the price in per cent: over 0, at most 100.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The prices, at least one, cheapest first; equal ones in the order of their keys.</summary>
    public required IReadOnlyList<BidPrice> Bids { get; init; }
}

/// <summary>The price of one bid.</summary>
public sealed record BidPrice
{
    /// <summary>What the score is returned under; it says nothing of the bidder.</summary>
    public required string Key { get; init; }

    /// <summary>The price for one year, net of VAT; over nought.</summary>
    public required Money AnnualPrice { get; init; }
}
