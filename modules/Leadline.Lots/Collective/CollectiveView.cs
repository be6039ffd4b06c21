using Leadline.Primitives;

namespace Leadline.Lots.Collective;

/// <summary>A buyer in a collective procurement.</summary>
internal sealed record CollectiveMemberView(OrganisationId Organisation, MemberState State, Money EstimatedValue, BasisPoints Share, DateTimeOffset InvitedAt, DateTimeOffset? DecidedAt);

/// <summary>A collective procurement, for those who are invited to it and for the authority.</summary>
internal sealed record CollectiveView(
    CollectiveProcurementId Id, FrameworkId FrameworkId, string LotNumber, string Title, Money ExpectedValue, OrganisationId Lead, CollectiveState State, DateTimeOffset OpenedAt,
    DateTimeOffset? FixedAt, IReadOnlyList<CollectiveMemberView> Members)
{
    internal static CollectiveView Of(CollectiveProcurement c) => new(
        c.Id, c.FrameworkId, c.LotNumber, c.Title, c.ExpectedValue, c.Lead, c.State, c.OpenedAt, c.FixedAt,
        [.. c.Members.OrderBy(m => m.Organisation != c.Lead).ThenBy(m => m.Organisation.Value)
            .Select(m => new CollectiveMemberView(m.Organisation, m.State, m.EstimatedValue, m.Share, m.InvitedAt, m.DecidedAt))]);
}
