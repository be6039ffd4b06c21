using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.CallOff.Bids;

/// <summary>Identifies a bid.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<BidId>))]
internal readonly record struct BidId(Guid Value) : IIdentifier<BidId>
{
    public static BidId New() => new(Guid.CreateVersion7());

    public static BidId From(Guid value) => new(value);
}

/// <summary>A supplier's response to a further competition. It never changes: a later one supersedes it, until bids close.</summary>
internal sealed class Bid(
    BidId id, FrameworkId frameworkId, CallOffId callOffId, OrganisationId supplier, DateTimeOffset submittedAt, Money annualPrice, string response)
{
    public const int LongestResponse = 100_000;

    public BidId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public CallOffId CallOffId { get; private init; } = callOffId;

    public OrganisationId Supplier { get; private init; } = supplier;

    /// <summary>By the deadline clock, read as the request's first statement.</summary>
    public DateTimeOffset SubmittedAt { get; private init; } = submittedAt;

    /// <summary>For one year, net of VAT; over nought.</summary>
    public Money AnnualPrice { get; private init; } = annualPrice;

    public string Response { get; private init; } = response;

    /// <summary>When a later bid of the same supplier took its place; null for the bid that counts.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    public void Supersede(DateTimeOffset now) => SupersededAt = now;
}
