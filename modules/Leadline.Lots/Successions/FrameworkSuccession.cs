using System.Text.Json.Serialization;
using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Proposals;
using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Lots.Successions;

/// <summary>Where a succession stands.</summary>
internal enum SuccessionState
{
    /// <summary>The successor is to accept it or to decline.</summary>
    Offered,

    /// <summary>The successor takes the agreement on from the first day.</summary>
    Accepted,

    /// <summary>The successor does not take it on.</summary>
    Declined,

    /// <summary>The present authority took the offer back.</summary>
    Withdrawn,
}

/// <summary>Identifies a succession of a framework agreement.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<FrameworkSuccessionId>))]
internal readonly record struct FrameworkSuccessionId(Guid Value) : IIdentifier<FrameworkSuccessionId>
{
    public static FrameworkSuccessionId New() => new(Guid.CreateVersion7());

    public static FrameworkSuccessionId From(Guid value) => new(value);
}

/// <summary>
/// That a whole framework agreement moves to another authority: offered by two people of the one that runs it, and accepted by somebody of the other.
/// </summary>
internal sealed class FrameworkSuccession(
    FrameworkSuccessionId id, FrameworkId frameworkId, FrameworkProposalId proposalId, OrganisationReference predecessor, OrganisationReference successor,
    string basis, DateOnly firstDay, string reason, int seenVersion, DateTimeOffset offeredAt)
{
    public const int LongestReason = 4_000;

    public FrameworkSuccessionId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    /// <summary>The confirmed proposal: who proposed it, and who confirmed.</summary>
    public FrameworkProposalId ProposalId { get; private init; } = proposalId;

    public OrganisationReference Predecessor { get; private init; } = predecessor;

    public OrganisationReference Successor { get; private init; } = successor;

    public string Basis { get; private init; } = basis;

    public DateOnly FirstDay { get; private init; } = firstDay;

    /// <summary>Why it was proposed; the successor reads it.</summary>
    public string Reason { get; private init; } = reason;

    /// <summary>The agreement's latest version when it was offered.</summary>
    public int SeenVersion { get; private init; } = seenVersion;

    public DateTimeOffset OfferedAt { get; private init; } = offeredAt;

    public SuccessionState State { get; private set; }

    /// <summary>Who accepted or declined it, or took it back.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was declined or taken back.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>The version that names the successor; null until it is accepted.</summary>
    public int? PublishedVersion { get; private set; }

    /// <summary>When the other modules were told that the day had come.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    public SuccessionTerms Terms => new(Successor, Basis, FirstDay);

    /// <summary>Offers an agreement to the authority that a confirmed proposal names.</summary>
    internal static FrameworkSuccession Offer(FrameworkAgreement framework, FrameworkProposal proposal, DateTimeOffset now)
    {
        var terms = proposal.Succession ?? throw new InvalidOperationException($"The proposal of the step {proposal.Step} names no successor.");
        return new(FrameworkSuccessionId.New(), framework.Id, proposal.Id, proposal.Authority, terms.Successor, terms.Basis, terms.FirstDay, proposal.Reason,
            framework.Latest.Number, now);
    }

    /// <summary>
    /// Why this caller may not accept it. Nobody stands on both sides: whoever proposed or confirmed it for the present authority does not take it on for the
    /// successor, and a program whose secret is nobody's known is nobody.
    /// </summary>
    public Refusal? RefuseAccepter(Caller caller, FrameworkProposal proposal)
    {
        if (caller.Actor == proposal.ProposedBy || caller.Actor == proposal.DecidedBy)
            return new Refusal("on-both-sides", $"You proposed or confirmed this for {Predecessor}. Another person is to accept it for {Successor}.");
        return caller.Person is null && caller.HeldBy is null
            ? new Refusal("accepter-no-person", "Nobody knows who holds this program's secret. A person accepts, or a program whose secret was given to one.")
            : null;
    }

    /// <summary>Why nothing is decided on it any more; null while it is offered.</summary>
    public Refusal? RefuseUnlessOffered() => State switch
    {
        SuccessionState.Offered => null,
        SuccessionState.Accepted => new("succession-accepted", $"{Successor} accepted this already. A version says so, and is not taken back; another succession can answer it."),
        SuccessionState.Declined => new("succession-declined", $"{Successor} declined this. It can be proposed anew."),
        _ => new("succession-withdrawn", $"{Predecessor} took this back. It can be proposed anew."),
    };

    /// <summary>It was accepted, by a version that names the successor.</summary>
    public void Accept(int version, Guid by, DateTimeOffset now) => (State, PublishedVersion, DecidedBy, DecidedAt) = (SuccessionState.Accepted, version, by, now);

    public Outcome Decline(string reason, Guid by, DateTimeOffset now) => Close(SuccessionState.Declined, reason, by, now);

    public Outcome Withdraw(string reason, Guid by, DateTimeOffset now) => Close(SuccessionState.Withdrawn, reason, by, now);

    /// <summary>Says, once, that the day has come.</summary>
    public FrameworkSucceeded Tell(DateTimeOffset now)
    {
        ToldAt = now;
        return new FrameworkSucceeded(FrameworkId, PublishedVersion ?? throw new InvalidOperationException("This succession was not accepted."), Predecessor, Successor, FirstDay, now);
    }

    private Outcome Close(SuccessionState state, string reason, Guid by, DateTimeOffset now)
    {
        if (RefuseUnlessOffered() is { } refusal)
            return refusal;
        (State, DecisionReason, DecidedBy, DecidedAt) = (state, reason, by, now);
        return Outcome.Done;
    }
}
