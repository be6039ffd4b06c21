namespace Leadline.Sdk;

/// <summary>Extension point <c>service-line</c>: a supplier's service on a lot, which describes itself and quotes for a buyer's requirement.</summary>
/// <remarks>
/// Published by the supplier for itself; a framework's authority may publish one too, by which suppliers without one compete. The host makes a new object for each call, with the public constructor that takes nothing, and
/// calls it once, on one thread. The same input must give the same output, byte for byte, on every machine: calls are recorded
/// and replayed. An exception is a fault of the plugin: the host takes no quote from it, and names the plugin to the buyer and its author.
/// </remarks>
public interface IServiceLine
{
    /// <summary>Says what is offered, and what else has to be asked before a price can be named. Wire name <c>service-line/describe</c>.</summary>
    /// <param name="scope">The service line of a lot, as the framework document in force states it.</param>
    /// <returns>The description for that service line and lot, and for no other.</returns>
    ServiceLineDescription Describe(ServiceLineScope scope);

    /// <summary>Prices a requirement from the price book that came with it. Wire name <c>service-line/quote</c>.</summary>
    /// <param name="request">A requirement with every compulsory question answered within its limits: the host has checked that.</param>
    /// <returns>The quote; <see cref="Quote.Decline"/> where the supplier does not serve such a requirement.</returns>
    Quote Quote(QuoteRequest request);
}
