using Leadline.Primitives;

namespace Leadline.Lots.Successions;

/// <summary>A succession, for the authority that offers it and the one that it is offered to.</summary>
internal sealed record FrameworkSuccessionView(
    FrameworkSuccessionId Id, FrameworkId FrameworkId, string Reference, OrganisationReference Predecessor, OrganisationReference Successor, string Basis,
    DateOnly FirstDay, string Reason, SuccessionState State, DateTimeOffset OfferedAt, DateTimeOffset? DecidedAt, string? DecisionReason, int? PublishedVersion)
{
    internal static FrameworkSuccessionView Of(FrameworkSuccession s, string reference) => new(
        s.Id, s.FrameworkId, reference, s.Predecessor, s.Successor, s.Basis, s.FirstDay, s.Reason, s.State, s.OfferedAt, s.DecidedAt, s.DecisionReason, s.PublishedVersion);
}

/// <summary>A succession with what would come of accepting it now.</summary>
/// <param name="Succession">The succession.</param>
/// <param name="NotNow">Why it could not be accepted now, by anybody; null where it could, and where it was decided already.</param>
internal sealed record FrameworkSuccessionDetails(FrameworkSuccessionView Succession, Refusal? NotNow);
