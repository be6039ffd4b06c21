using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.Mandates;

/// <summary>Identifies a dispute.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MandateDisputeId>))]
internal readonly record struct MandateDisputeId(Guid Value) : IIdentifier<MandateDisputeId>
{
    public static MandateDisputeId New() => new(Guid.CreateVersion7());

    public static MandateDisputeId From(Guid value) => new(value);
}

internal enum DisputeState
{
    /// <summary>Not decided; the mandate binds meanwhile, unless it is suspended.</summary>
    Open,

    /// <summary>The mandate stands.</summary>
    MandateUpheld,

    /// <summary>The mandate was taken back.</summary>
    MandateWithdrawn,
}

/// <summary>A buyer's dispute of a mandate: buyers are bodies of their own, and the power to bind them may be doubtful.</summary>
internal sealed class MandateDispute(
    MandateDisputeId id, MandateId mandateId, FrameworkId frameworkId, OrganisationId buyer, string statement, string authorityDisputed, DateTimeOffset raisedAt, Guid? raisedBy)
{
    public MandateDisputeId Id { get; private init; } = id;

    public MandateId MandateId { get; private init; } = mandateId;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public OrganisationId Buyer { get; private init; } = buyer;

    public string Statement { get; private init; } = statement;

    /// <summary>Which legal authority is disputed, and on what ground.</summary>
    public string AuthorityDisputed { get; private init; } = authorityDisputed;

    public DateTimeOffset RaisedAt { get; private init; } = raisedAt;

    public Guid? RaisedBy { get; private init; } = raisedBy;

    public DisputeState State { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedBecause { get; private set; }

    public Outcome Decide(bool uphold, string reason, DateTimeOffset now)
    {
        if (State != DisputeState.Open)
            return new Refusal("dispute-decided", "This dispute is decided.");
        (State, DecidedAt, DecidedBecause) = (uphold ? DisputeState.MandateUpheld : DisputeState.MandateWithdrawn, now, reason);
        return Outcome.Done;
    }
}
