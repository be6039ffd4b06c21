namespace Leadline.Sdk;

/// <summary>Extension point <c>price-score</c>: a pricing formula for the evaluation of bids.</summary>
/// <remarks>
/// Published by the authority alone, and named in the framework document before any bid. How a call is made is as for
/// <see cref="IServiceLine"/>. An exception stops the ranking and names the plugin; no bid is left unscored in silence.
/// </remarks>
public interface IPriceScore
{
    /// <summary>Scores all prices together. Wire name <c>price-score/score</c>.</summary>
    /// <param name="prices">The prices of the bids that passed every minimum mark.</param>
    /// <returns>One score for each bid.</returns>
    PriceScores Score(BidPrices prices);
}
