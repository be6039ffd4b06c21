namespace Leadline.Sdk;

/// <summary>A requirement to be priced, with the prices it may be priced from.</summary>
public sealed record QuoteRequest
{
    /// <summary>The day of asking, in UK local time: the only clock there is.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>What the buyer needs.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>The supplier's own price book, as frozen for this direct award.</summary>
    public required PriceBook PriceBook { get; init; }
}
