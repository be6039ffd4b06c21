using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.Mandates;

/// <summary>Identifies a mandate.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MandateId>))]
internal readonly record struct MandateId(Guid Value) : IIdentifier<MandateId>
{
    public static MandateId New() => new(Guid.CreateVersion7());

    public static MandateId From(Guid value) => new(value);
}

/// <summary>What is laid down of the use of a framework agreement.</summary>
internal enum MandateUse
{
    /// <summary>Buyers must use it for the line.</summary>
    Mandated,

    /// <summary>It is stated expressly that its use is up to the buyer.</summary>
    Voluntary,
}

/// <summary>What happened to a mandate.</summary>
internal enum MandateStep
{
    /// <summary>Somebody of the authority proposed it.</summary>
    Proposed,

    /// <summary>Somebody else of the authority published it.</summary>
    Published,

    /// <summary>Somebody else of the authority would not publish it.</summary>
    Declined,

    /// <summary>It has no effect while it is disputed.</summary>
    Suspended,

    /// <summary>A dispute was decided: it stands, or stands again.</summary>
    Upheld,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>How a mandate stands on a day.</summary>
internal enum MandateStanding
{
    /// <summary>Not decided by that day.</summary>
    Proposed,

    /// <summary>It was never published.</summary>
    Declined,

    /// <summary>Published, and to begin later.</summary>
    NotYet,

    /// <summary>It rules.</summary>
    InForce,

    /// <summary>It is disputed, and has no effect until that is decided.</summary>
    Suspended,

    /// <summary>It was taken back.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Ended,
}

/// <summary>One step of a mandate's history.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="Step">What happened.</param>
/// <param name="On">On which day, in UK local time; from that day on it counts.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
internal sealed record MandateEvent(int Number, MandateStep Step, DateOnly On, DateTimeOffset At, string Reason);

/// <summary>What an authority lays down of the use of a framework agreement for one service line. Its terms never change; what happens to it is added.</summary>
internal sealed class Mandate(
    MandateId id, FrameworkId frameworkId, string serviceLine, MandateUse use, string decider, DateOnly decidedOn, string legalBasis, DateOnly validFrom,
    DateOnly? validTo, List<string> buyerKinds, List<string> organisations, Guid? proposedBy)
{
    public const int LongestName = 300, LongestText = 10_000, MostOrganisations = 500;

    public MandateId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string ServiceLine { get; private init; } = serviceLine;

    public MandateUse Use { get; private init; } = use;

    /// <summary>Who decided it, by office or body.</summary>
    public string Decider { get; private init; } = decider;

    public DateOnly DecidedOn { get; private init; } = decidedOn;

    /// <summary>On what authority: the power that is relied upon.</summary>
    public string LegalBasis { get; private init; } = legalBasis;

    public DateOnly ValidFrom { get; private init; } = validFrom;

    /// <summary>The last day; null until it is withdrawn.</summary>
    public DateOnly? ValidTo { get; private init; } = validTo;

    /// <summary>The kinds of buyers it is for.</summary>
    public List<string> BuyerKinds { get; private init; } = buyerKinds;

    /// <summary>The references of organisations that it names, whatever their kind: a region is the organisations in it.</summary>
    public List<string> Organisations { get; private init; } = organisations;

    public Guid? ProposedBy { get; private init; } = proposedBy;

    public List<MandateEvent> Events { get; private init; } = [];

    /// <summary>When it was published; null while it was not.</summary>
    public DateTimeOffset? PublishedAt => Events.Find(e => e.Step == MandateStep.Published)?.At;

    public bool IsPublished => PublishedAt is not null;

    /// <summary>Whether it is for a buyer.</summary>
    public bool Covers(string kind, OrganisationReference reference) => BuyerKinds.Contains(kind) || Organisations.Contains(reference.ToString());

    /// <summary>How it stood, or will stand as far as is known, on a day.</summary>
    public MandateStanding StandingOn(DateOnly day) => Events.Where(e => e.On <= day).MaxBy(e => e.Number)?.Step switch
    {
        MandateStep.Published or MandateStep.Upheld => day < ValidFrom ? MandateStanding.NotYet : day > ValidTo ? MandateStanding.Ended : MandateStanding.InForce,
        MandateStep.Declined => MandateStanding.Declined,
        MandateStep.Suspended => day > ValidTo ? MandateStanding.Ended : MandateStanding.Suspended,
        MandateStep.Withdrawn => MandateStanding.Withdrawn,
        _ => MandateStanding.Proposed,
    };

    /// <summary>Whether there is anything to suspend, uphold or withdraw on a day.</summary>
    public bool StandsOn(DateOnly day) => StandingOn(day) is MandateStanding.InForce or MandateStanding.NotYet or MandateStanding.Suspended;

    public Mandate Propose(string reason, DateOnly today, DateTimeOffset now)
    {
        Add(MandateStep.Proposed, reason, today, now);
        return this;
    }

    /// <summary>Publishes it or declines to.</summary>
    public Outcome Decide(bool publish, string reason, Guid? actor, DateOnly today, DateTimeOffset now)
    {
        if (StandingOn(today) != MandateStanding.Proposed)
            return new Refusal("mandate-decided", "It is decided already whether this mandate is published.");
        if (actor == ProposedBy)
            return new Refusal("decider-proposed", "Whoever proposed a mandate does not decide on it.");
        if (publish && ValidFrom < today)
            return new Refusal("mandate-backdated", $"It would begin on {ValidFrom:O}, which has passed: a mandate binds nobody before it is published. Propose it anew.");
        Add(publish ? MandateStep.Published : MandateStep.Declined, reason, today, now);
        return Outcome.Done;
    }

    /// <summary>Takes away its effect while a dispute is undecided.</summary>
    public Outcome Suspend(string reason, DateOnly today, DateTimeOffset now)
    {
        if (StandingOn(today) is not (MandateStanding.InForce or MandateStanding.NotYet))
            return NotStanding(today);
        Add(MandateStep.Suspended, reason, today, now);
        return Outcome.Done;
    }

    /// <summary>Lets it stand, or stand again.</summary>
    public Outcome Uphold(string reason, DateOnly today, DateTimeOffset now)
    {
        if (!StandsOn(today))
            return NotStanding(today);
        Add(MandateStep.Upheld, reason, today, now);
        return Outcome.Done;
    }

    /// <summary>Takes it back, by somebody who did not propose it.</summary>
    public Outcome Withdraw(string reason, Guid? actor, DateOnly today, DateTimeOffset now)
    {
        if (!StandsOn(today))
            return NotStanding(today);
        if (actor == ProposedBy)
            return new Refusal("decider-proposed", "Whoever proposed a mandate does not decide on it.");
        Add(MandateStep.Withdrawn, reason, today, now);
        return Outcome.Done;
    }

    private void Add(MandateStep step, string reason, DateOnly today, DateTimeOffset now) =>
        Events.Add(new MandateEvent(Events.Count + 1, step, today, now, reason));

    private Refusal NotStanding(DateOnly today) =>
        new("mandate-not-standing", $"This mandate is {StandingOn(today)} on {today:O}; there is nothing to suspend, uphold or withdraw.");
}
