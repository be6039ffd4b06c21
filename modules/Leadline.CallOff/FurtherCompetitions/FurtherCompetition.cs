using Leadline.CallOff.Contracts;
using Leadline.CallOff.Successions;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.CallOff.FurtherCompetitions;

internal enum CompetitionState
{
    /// <summary>The buyer prepares it; nobody else sees it.</summary>
    Draft,

    /// <summary>The invited suppliers may bid until it closes.</summary>
    Inviting,

    /// <summary>The bids are opened and are being marked.</summary>
    Opened,

    /// <summary>An award is decided and waits for the supplier's standing to be confirmed.</summary>
    AwardPending,

    /// <summary>Awarded; the standstill runs or is over.</summary>
    Awarded,

    /// <summary>The signature waits for the supplier's standing to be confirmed.</summary>
    SigningPending,

    /// <summary>The order form is signed.</summary>
    Signed,
}

/// <summary>A supplier's invitation to bid.</summary>
internal sealed record Invitation(OrganisationId Supplier, DateTimeOffset InvitedAt);

/// <summary>An award criterion as it stands in the invitation: one of the framework's, its weight fixed at issue.</summary>
internal sealed record Criterion(
    string Code, string Title, decimal Weight, CriterionKind Kind, decimal? MaximumMark, decimal? MinimumMark, PriceFormula? PriceFormula);

/// <summary>A buyer's invitation to the suppliers on one lot to bid for one call-off.</summary>
internal sealed class FurtherCompetition(
    CallOffId id, FrameworkId frameworkId, int frameworkVersion, string reference, string lotNumber, OrganisationId buyer, string title,
    string requirement, List<string> serviceLines, DateOnly contractFrom, DateOnly contractTo, int standstillDays,
    StandstillCounting standstillCounting, DateTimeOffset closesAt, Guid? preparedBy)
{
    /// <summary>How long a bid that arrived in time may take to be stored. Before that nobody opens.</summary>
    public static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(30);

    public const int LongestTitle = 200;
    public const int LongestRequirement = 50_000;

    public CallOffId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    /// <summary>The version of the framework agreement that this call-off stands on, for ever.</summary>
    public int FrameworkVersion { get; private init; } = frameworkVersion;

    public string Reference { get; private init; } = reference;

    public string LotNumber { get; private init; } = lotNumber;

    public OrganisationId Buyer { get; private set; } = buyer;

    public string Title { get; private init; } = title;

    public string Requirement { get; private init; } = requirement;

    public List<string> ServiceLines { get; private init; } = serviceLines;

    public List<Criterion> Criteria { get; private init; } = [];

    public DateOnly ContractFrom { get; private init; } = contractFrom;

    public DateOnly ContractTo { get; private init; } = contractTo;

    /// <summary>How long the standstill lasts; nought for none. Counted as <see cref="StandstillCounting"/> says.</summary>
    public int StandstillDays { get; private init; } = standstillDays;

    public StandstillCounting StandstillCounting { get; private init; } = standstillCounting;

    /// <summary>Bids are in time up to and including this instant.</summary>
    public DateTimeOffset ClosesAt { get; private init; } = closesAt;

    /// <summary>The person, or the program, that prepared it: another must approve what comes of it.</summary>
    public Guid? PreparedBy { get; private init; } = preparedBy;

    public CompetitionState State { get; private set; }

    public List<Invitation> Invitations { get; private init; } = [];

    public DateTimeOffset? OpenedAt { get; private set; }

    public OrganisationId? AwardedTo { get; private set; }

    public string? AwardReason { get; private set; }

    public Money? AwardedAnnualValue { get; private set; }

    public DateOnly? AwardedOn { get; private set; }

    /// <summary>The last day of the standstill; null where there is none.</summary>
    public DateOnly? StandstillEndsOn { get; private set; }

    /// <summary>The question about the winner's standing that is under way.</summary>
    public Guid? StandingQuestion { get; private set; }

    /// <summary>Why the winner could not be awarded, or could not sign, when it was last tried.</summary>
    public string? StandingRefusal { get; private set; }

    /// <summary>Who bought before the buyer of now, each until the day another took its place.</summary>
    public List<PartyChange> PartyChanges { get; private init; } = [];

    /// <summary>Lets the buyer's successor carry the competition on. What was done until then the predecessor did.</summary>
    public void FollowBuyer(OrganisationId successor, DateOnly on)
    {
        PartyChanges.Add(new PartyChange(PartyChanges.Count + 1, Party.Buyer, Buyer, successor, on));
        Buyer = successor;
    }

    public bool IsInvited(OrganisationId? supplier) => Invitations.Exists(i => i.Supplier == supplier);

    /// <summary>Issues the invitation to every supplier that is accredited for the lines.</summary>
    public Outcome Invite(IReadOnlyList<OrganisationId> suppliers, DateTimeOffset now)
    {
        if (State != CompetitionState.Draft)
            return new Refusal("already-issued", "The invitation was issued already; it changes by addendum only.");
        if (ClosesAt <= now)
            return new Refusal("closing-passed", $"The closing time {ClosesAt:O} has passed; prepare the competition with a later one.");
        if (suppliers.Count == 0)
            return new Refusal("nobody-accredited", "No supplier on the lot is accredited for all of these service lines today.");
        Invitations.AddRange(suppliers.Select(s => new Invitation(s, now)));
        State = CompetitionState.Inviting;
        return Outcome.Done;
    }

    /// <summary>Whether a supplier's bid may be taken now.</summary>
    public Outcome MayBid(DateTimeOffset now) => this switch
    {
        { State: not CompetitionState.Inviting } => new Refusal("bidding-closed", "Bids are no longer taken: they have been opened."),
        _ when now > ClosesAt => new Refusal("bid-late", $"Bids closed at {ClosesAt:O}; it is now {now:O}. A late bid can't be taken."),
        _ => Outcome.Done,
    };

    /// <summary>Opens the bids, after closing and not before.</summary>
    public Outcome Open(DateTimeOffset now)
    {
        if (State != CompetitionState.Inviting)
            return new Refusal("not-sealed", "There are no sealed bids to open: the invitation is not issued, or the bids are open already.");
        if (now <= ClosesAt + UnderWay)
            return new Refusal("bidding-open", $"Bids may arrive until {ClosesAt:O}, and one that did may still be under way: open them after {ClosesAt + UnderWay:O}.");
        State = CompetitionState.Opened;
        OpenedAt = now;
        return Outcome.Done;
    }

    /// <summary>Whether bids may be marked.</summary>
    public Outcome MayMark() => State == CompetitionState.Opened
        ? Outcome.Done
        : new Refusal("not-in-evaluation", "Bids are marked after they are opened and before an award is decided.");

    /// <summary>Decides the award, to become effective when Accreditation has confirmed the winner's standing.</summary>
    public Outcome<StandingAsked> Award(OrganisationId supplier, Money annualValue, string reason)
    {
        if (State != CompetitionState.Opened)
            return new Refusal("not-in-evaluation", AwardedTo is null ? "There is no evaluation to conclude." : "This call-off is awarded already.");
        State = CompetitionState.AwardPending;
        (AwardedTo, AwardedAnnualValue, AwardReason) = (supplier, annualValue, reason);
        return Ask();
    }

    /// <summary>Signs the order form, effective when Accreditation has confirmed the supplier's standing once more.</summary>
    public Outcome<StandingAsked> Sign(DateOnly today)
    {
        if (State != CompetitionState.Awarded)
            return new Refusal("not-awarded", "An order form is signed after the award, once.");
        if (today <= StandstillEndsOn)
            return new Refusal("standstill", $"The standstill lasts until the end of {StandstillEndsOn:O}; sign after that.");
        State = CompetitionState.SigningPending;
        return Ask();
    }

    /// <summary>Takes the answer about the supplier's standing; the award or the signature happens, or falls back with the reason.</summary>
    public StandingEffect TakeStanding(Guid question, bool good, string reason, DateOnly today, DateOnly? standstillEndsOn)
    {
        if (question != StandingQuestion)
            return StandingEffect.None; // the answer to an earlier question
        StandingQuestion = null;
        StandingRefusal = good ? null : reason;
        switch (State)
        {
            case CompetitionState.AwardPending when good:
                State = CompetitionState.Awarded;
                (AwardedOn, StandstillEndsOn) = (today, standstillEndsOn);
                return StandingEffect.Awarded;
            case CompetitionState.AwardPending:
                State = CompetitionState.Opened;
                (AwardedTo, AwardedAnnualValue, AwardReason) = (null, null, null);
                return StandingEffect.None;
            case CompetitionState.SigningPending when good:
                State = CompetitionState.Signed;
                return StandingEffect.Signed;
            case CompetitionState.SigningPending:
                State = CompetitionState.Awarded;
                return StandingEffect.None;
            default:
                return StandingEffect.None;
        }
    }

    private StandingAsked Ask()
    {
        var question = Guid.CreateVersion7();
        StandingQuestion = question;
        return new StandingAsked(Id, question, FrameworkId, LotNumber, AwardedTo!.Value, ServiceLines);
    }
}

/// <summary>What an answer about standing brought about.</summary>
internal enum StandingEffect
{
    None,
    Awarded,
    Signed,
}
