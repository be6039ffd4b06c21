using Leadline.CallOff.Bids;
using Leadline.Primitives;

namespace Leadline.CallOff.Evaluation;

/// <summary>A mark for one bid under one criterion, with its reason. It never changes: a later mark stands in its place, and both are kept.</summary>
internal sealed class Mark(
    Guid id, FrameworkId frameworkId, CallOffId callOffId, BidId bidId, string criterion, decimal value, string reason, Guid? givenBy, DateTimeOffset givenAt)
{
    public const int LongestReason = 10_000;

    public Guid Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public CallOffId CallOffId { get; private init; } = callOffId;

    public BidId BidId { get; private init; } = bidId;

    public string Criterion { get; private init; } = criterion;

    public decimal Value { get; private init; } = value;

    public string Reason { get; private init; } = reason;

    /// <summary>The person, or the program, that gave it.</summary>
    public Guid? GivenBy { get; private init; } = givenBy;

    public DateTimeOffset GivenAt { get; private init; } = givenAt;
}
