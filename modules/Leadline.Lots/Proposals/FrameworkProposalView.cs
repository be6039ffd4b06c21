using Leadline.Lots.Drafts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Scopes;
using Leadline.Lots.Variations;
using Leadline.Primitives;

namespace Leadline.Lots.Proposals;

/// <summary>A proposed step, for the agreement's authority.</summary>
internal sealed record FrameworkProposalView(
    FrameworkProposalId Id, FrameworkStep Step, ProposalState State, FrameworkId? FrameworkId, FrameworkDraftId? DraftId, DraftScopeId? ScopeId, DateOnly? EffectiveFrom,
    DateOnly? CommentsUntil, StatedVariation? Variation,
    string Reason, string? StandstillNotOwed, OrganisationReference? Successor, string? Basis, Guid ProposedBy, DateTimeOffset ProposedAt, Guid? DecidedBy, DateTimeOffset? DecidedAt)
{
    internal static FrameworkProposalView Of(FrameworkProposal p) => new(
        p.Id, p.Step, p.State, p.FrameworkId, p.DraftId, p.ScopeId, p.EffectiveFrom, p.CommentsUntil, p.Variation, p.Reason, p.StandstillNotOwed, p.Successor, p.Basis, p.ProposedBy, p.ProposedAt, p.DecidedBy, p.DecidedAt);
}

/// <summary>A proposed step with what would come of it now.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="NotNow">Why it could not be confirmed now, by anybody; null where it could, and where it was decided already.</param>
/// <param name="Preview">What publication would do; null for other steps, and where it was decided already.</param>
internal sealed record FrameworkProposalDetails(FrameworkProposalView Proposal, Refusal? NotNow, PublicationPreview? Preview);
