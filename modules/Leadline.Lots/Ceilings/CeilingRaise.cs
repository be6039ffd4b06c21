using System.Text.Json.Serialization;
using Leadline.Modularity.Record;
using Leadline.Primitives;

namespace Leadline.Lots.Ceilings;

/// <summary>Identifies a raise of a ceiling.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CeilingRaiseId>))]
internal readonly record struct CeilingRaiseId(Guid Value) : IIdentifier<CeilingRaiseId>
{
    public static CeilingRaiseId New() => new(Guid.CreateVersion7());

    public static CeilingRaiseId From(Guid value) => new(value);
}

/// <summary>A change of a ceiling without a new procurement, as one person proposed it. It counts once another has confirmed it.</summary>
/// <param name="Id">The raise.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="LotNumber">The lot whose ceiling it is; null for the framework agreement's own.</param>
/// <param name="Amount">By how much.</param>
/// <param name="Ground">One of the regime's grounds for modification, by code.</param>
/// <param name="GroundTitle">What the ground was called then.</param>
/// <param name="GroundSource">Where it stands.</param>
/// <param name="NoticeReference">The notice that was published; null where none was.</param>
/// <param name="NoticeOn">The day it was published.</param>
/// <param name="Reason">Why the ground is met.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When.</param>
internal sealed record CeilingRaise(
    CeilingRaiseId Id, FrameworkId FrameworkId, string? LotNumber, Money Amount, string Ground, string GroundTitle, string GroundSource,
    string? NoticeReference, DateOnly? NoticeOn, string Reason, Guid? ProposedBy, DateTimeOffset ProposedAt) : IFact
{
    public const int LongestReason = 10_000;

    /// <summary>Which lot, in an entry of the record; nothing for the framework agreement itself.</summary>
    internal string OfLot => LotNumber is null ? "" : $" lot {LotNumber}";

    /// <summary>By which notice, likewise.</summary>
    internal string ByNotice => NoticeReference is null ? "" : $", notice {NoticeReference} of {NoticeOn:O}";
}

/// <summary>What another person said to a raise; said once.</summary>
/// <param name="RaiseId">The raise.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="IsConfirmed">Whether the ceiling is raised.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
internal sealed record CeilingRaiseDecision(
    CeilingRaiseId RaiseId, FrameworkId FrameworkId, bool IsConfirmed, string Reason, Guid? DecidedBy, DateTimeOffset DecidedAt) : IFact;
