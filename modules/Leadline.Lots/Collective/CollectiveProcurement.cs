using System.Text.Json.Serialization;
using Leadline.Lots.Contracts;
using Leadline.Lots.InHouse;
using Leadline.Primitives;

namespace Leadline.Lots.Collective;

/// <summary>Identifies a collective procurement.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CollectiveProcurementId>))]
internal readonly record struct CollectiveProcurementId(Guid Value) : IIdentifier<CollectiveProcurementId>
{
    public static CollectiveProcurementId New() => new(Guid.CreateVersion7());

    public static CollectiveProcurementId From(Guid value) => new(value);
}

internal enum CollectiveState
{
    /// <summary>Buyers join and leave.</summary>
    Open,

    /// <summary>Members and shares are fixed.</summary>
    Fixed,
}

internal enum MemberState
{
    /// <summary>Asked by the lead; it binds nobody.</summary>
    Invited,

    /// <summary>It joined by its own decision.</summary>
    Joined,

    /// <summary>It declined, or left before the shares were fixed.</summary>
    Left,
}

/// <summary>A buyer in a collective procurement.</summary>
/// <param name="organisation">The buyer.</param>
/// <param name="invitedAt">When it was invited; of the lead, when it opened it.</param>
internal sealed class CollectiveMember(OrganisationId organisation, DateTimeOffset invitedAt)
{
    public OrganisationId Organisation { get; private init; } = organisation;

    public DateTimeOffset InvitedAt { get; private set; } = invitedAt;

    public MemberState State { get; private set; }

    /// <summary>What it expects to buy over the whole term, without VAT; nought before it has joined.</summary>
    public Money EstimatedValue { get; private set; }

    /// <summary>Its part of the whole; nought before the shares are fixed.</summary>
    public BasisPoints Share { get; private set; }

    /// <summary>When it joined or left last.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    internal void InviteAgain(DateTimeOffset now) => (State, InvitedAt, DecidedAt) = (MemberState.Invited, now, null);

    internal void Join(Money value, DateTimeOffset now) => (State, EstimatedValue, DecidedAt) = (MemberState.Joined, value, now);

    internal void Leave(DateTimeOffset now) => (State, EstimatedValue, DecidedAt) = (MemberState.Left, default, now);

    internal void Fix(BasisPoints share) => Share = share;
}

/// <summary>What several buyers buy as one, with one of them in the lead. Nobody is forced: each joins by its own decision, and may leave until the shares are fixed.</summary>
internal sealed class CollectiveProcurement(
    CollectiveProcurementId id, FrameworkId frameworkId, string lotNumber, string title, Money expectedValue, OrganisationId lead, DateTimeOffset openedAt, Guid? openedBy)
{
    public const int LongestTitle = 200, MostMembers = 200;

    public CollectiveProcurementId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string LotNumber { get; private init; } = lotNumber;

    public string Title { get; private init; } = title;

    /// <summary>Over the whole term, without VAT, as the lead expects it.</summary>
    public Money ExpectedValue { get; private init; } = expectedValue;

    public OrganisationId Lead { get; private init; } = lead;

    public DateTimeOffset OpenedAt { get; private init; } = openedAt;

    public Guid? OpenedBy { get; private init; } = openedBy;

    public CollectiveState State { get; private set; }

    public DateTimeOffset? FixedAt { get; private set; }

    public List<CollectiveMember> Members { get; private init; } = [];

    /// <summary>Opens it with the lead's own part.</summary>
    public CollectiveProcurement Open(Money ownValue)
    {
        var own = new CollectiveMember(Lead, OpenedAt);
        own.Join(ownValue, OpenedAt);
        Members.Add(own);
        return this;
    }

    public Outcome Invite(OrganisationId buyer, DateTimeOffset now)
    {
        if (Closed() is { } closed)
            return closed;
        if (MemberOf(buyer) is not null)
            return new Refusal("already-invited", "This buyer is invited already, or has joined.", "/organisation");
        if (Members.Count >= MostMembers)
            return new Refusal("too-many-members", $"At most {MostMembers} buyers can be invited.");
        if (Members.Find(m => m.Organisation == buyer) is { } left)
            left.InviteAgain(now);
        else
            Members.Add(new CollectiveMember(buyer, now));
        return Outcome.Done;
    }

    /// <summary>Joins by the buyer's own decision, or states another value before the shares are fixed.</summary>
    public Outcome Join(OrganisationId buyer, Money value, DateTimeOffset now)
    {
        if (Closed() is { } closed)
            return closed;
        if (MemberOf(buyer) is not { } member)
            return new Refusal("not-invited", "The lead invites buyers; ask it to invite yours.");
        member.Join(value, now);
        return Outcome.Done;
    }

    public Outcome Leave(OrganisationId buyer, DateTimeOffset now)
    {
        if (Closed() is { } closed)
            return closed;
        if (buyer == Lead)
            return new Refusal("lead-stays", "The lead can't leave its own collective procurement.");
        if (MemberOf(buyer) is not { } member)
            return new Refusal("not-a-member", "Your organisation is neither invited nor a member.");
        member.Leave(now);
        return Outcome.Done;
    }

    /// <summary>Fixes members and shares: each member's value as a part of all, the parts making up the whole exactly.</summary>
    public Outcome<CollectiveProcurementFixed> Fix(DateTimeOffset now)
    {
        if (Closed() is { } closed)
            return closed;
        var members = Members.Where(m => m.State == MemberState.Joined).OrderBy(m => m.Organisation != Lead).ThenBy(m => m.Organisation.Value).ToList();
        if (members.Count < 2)
            return new Refusal("alone", "Nobody has joined the lead yet, so there is nothing to share.");
        var shares = Apportionment.Divide(BasisPoints.PerWhole, [.. members.Select(m => m.EstimatedValue.Pence)]);
        foreach (var (member, share) in members.Zip(shares))
            member.Fix(new BasisPoints((int)share));
        Members.RemoveAll(m => m.State == MemberState.Invited); // an invitation that was not taken up binds nobody, and ends here
        (State, FixedAt) = (CollectiveState.Fixed, now);
        return new CollectiveProcurementFixed(
            Id.Value, FrameworkId, LotNumber, Title, Lead, [.. members.Select(m => new CollectiveMemberShare(m.Organisation, m.EstimatedValue, m.Share))], now);
    }

    /// <summary>A buyer that is invited or has joined; null once it has left, for whom this procurement is somebody else's.</summary>
    internal CollectiveMember? MemberOf(OrganisationId buyer) => Members.Find(m => m.Organisation == buyer && m.State != MemberState.Left);

    private Refusal? Closed() => State == CollectiveState.Fixed ? new Refusal("shares-fixed", "Members and shares are fixed.") : null;
}
