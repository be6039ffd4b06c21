using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>Several buyers will buy as one: the members and their shares are fixed, and the lead may prepare a call-off for all of them.</summary>
/// <param name="CollectiveProcurementId">A version 7 UUID; what is bought jointly.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="Title">What is bought.</param>
/// <param name="Lead">The buyer that acts for all; it is a member itself.</param>
/// <param name="Members">All of them, the lead first.</param>
/// <param name="At">The instant, in UTC.</param>
public sealed record CollectiveProcurementFixed(
    Guid CollectiveProcurementId, FrameworkId FrameworkId, string LotNumber, string Title, OrganisationId Lead, IReadOnlyList<CollectiveMemberShare> Members, DateTimeOffset At);

/// <summary>A buyer's share in what is bought jointly.</summary>
/// <param name="Organisation">The buyer.</param>
/// <param name="EstimatedValue">What it expects to buy over the whole term, without VAT.</param>
/// <param name="Share">Its part of the whole in basis points; all members' parts make up 10,000.</param>
public sealed record CollectiveMemberShare(OrganisationId Organisation, Money EstimatedValue, BasisPoints Share);
