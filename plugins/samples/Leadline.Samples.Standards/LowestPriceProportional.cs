using System.Globalization;
using Leadline.Sdk;

namespace Leadline.Samples.Standards;

/// <summary>Weight x lowest price / price: the formula that most frameworks of the NHS name.</summary>
public sealed class LowestPriceProportional : IPriceScore
{
    /// <inheritdoc/>
    public PriceScores Score(BidPrices prices)
    {
        var lowest = prices.Bids.Min(b => b.AnnualPrice.Pence);
        return new PriceScores { All = [.. prices.Bids.Select(b => Score(b, prices.Weight, lowest))] };
    }

    private static PriceScore Score(BidPrice bid, decimal weight, long lowest) => new()
    {
        Key = bid.Key,
        Score = weight * lowest / bid.AnnualPrice.Pence,
        Working = string.Create(CultureInfo.InvariantCulture, $"{weight} x {lowest} / {bid.AnnualPrice.Pence}"),
    };
}
