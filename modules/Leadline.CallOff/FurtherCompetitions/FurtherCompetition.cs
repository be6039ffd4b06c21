using Leadline.CallOff.Awards;
using Leadline.CallOff.Contracts;
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

    /// <summary>An award is decided, and waits for its value to be found within the ceilings and for the supplier's standing to be confirmed.</summary>
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
    : CallOffProcedure(id, frameworkId, frameworkVersion, reference, lotNumber, buyer, title, standstillDays, standstillCounting, preparedBy)
{
    /// <summary>How long a bid that arrived in time may take to be stored. Before that nobody opens.</summary>
    public static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(30);

    public const int LongestRequirement = 50_000;

    public string Requirement { get; private init; } = requirement;

    public List<string> ServiceLines { get; private init; } = serviceLines;

    public List<Criterion> Criteria { get; private init; } = [];

    public DateOnly ContractFrom { get; private init; } = contractFrom;

    public DateOnly ContractTo { get; private init; } = contractTo;

    /// <summary>Bids are in time up to and including this instant.</summary>
    public DateTimeOffset ClosesAt { get; private init; } = closesAt;

    public CompetitionState State { get; private set; }

    public List<Invitation> Invitations { get; private init; } = [];

    public DateTimeOffset? OpenedAt { get; private set; }

    public override IReadOnlyList<string> Bought => ServiceLines;

    public override TermDates ContractTerm => new(ContractFrom, ContractTo);

    protected override AwardStage Stage
    {
        get => State switch
        {
            CompetitionState.Opened => AwardStage.Deciding,
            CompetitionState.AwardPending => AwardStage.AwardPending,
            CompetitionState.Awarded => AwardStage.Awarded,
            CompetitionState.SigningPending => AwardStage.SigningPending,
            CompetitionState.Signed => AwardStage.Signed,
            _ => AwardStage.NotYet,
        };
        set => State = value switch
        {
            AwardStage.Deciding => CompetitionState.Opened,
            AwardStage.AwardPending => CompetitionState.AwardPending,
            AwardStage.Awarded => CompetitionState.Awarded,
            AwardStage.SigningPending => CompetitionState.SigningPending,
            AwardStage.Signed => CompetitionState.Signed,
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Bids are opened by opening them."),
        };
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

    /// <summary>Decides the award, to become effective when its value is found within the ceilings and the winner's standing is confirmed.</summary>
    public Outcome<CeilingAsked> Award(OrganisationId supplier, Money annualValue, string reason) => State == CompetitionState.Opened
        ? Decide(supplier, annualValue, new ContractValue(annualValue, ContractFrom, ContractTo).Whole, reason)
        : new Refusal("not-in-evaluation", AwardedTo is null ? "There is no evaluation to conclude." : "This call-off is awarded already.");
}
