namespace Leadline.Sdk;

/// <summary>What the prices of bids are worth.</summary>
public sealed record PriceScores
{
    /// <summary>One score for each bid, in the order they came.</summary>
    public required IReadOnlyList<PriceScore> All { get; init; }
}

/// <summary>What the price of one bid is worth.</summary>
public sealed record PriceScore
{
    /// <summary>The bid's key.</summary>
    public required string Key { get; init; }

    /// <summary>The score: 0 to the weight, unrounded. A cheaper bid never scores less than a dearer one.</summary>
    public required decimal Score { get; init; }

    /// <summary>How it was worked out, for the award report: 1 to 500 characters.</summary>
    public required string Working { get; init; }
}
