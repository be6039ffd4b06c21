using Leadline.CallOff.Contracts;
using Leadline.CallOff.Successions;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.CallOff.Awards;

/// <summary>How far a call-off is on its way from the decision to the signature, whatever led to the decision.</summary>
internal enum AwardStage
{
    /// <summary>Nothing is there to decide on.</summary>
    NotYet,

    /// <summary>An award can be decided.</summary>
    Deciding,

    /// <summary>It is decided, and waits for word that its value lies within the ceilings, and then for the supplier's standing to be confirmed.</summary>
    AwardPending,

    /// <summary>Awarded; the standstill runs or is over.</summary>
    Awarded,

    /// <summary>The signature waits for the supplier's standing to be confirmed.</summary>
    SigningPending,

    /// <summary>The order form is signed.</summary>
    Signed,
}

/// <summary>One buyer's way to one call-off contract under a framework agreement: what a further competition and a direct award have in common.</summary>
internal abstract class CallOffProcedure(
    CallOffId id, FrameworkId frameworkId, int frameworkVersion, string reference, string lotNumber, OrganisationId buyer, string title,
    int standstillDays, StandstillCounting standstillCounting, Guid? preparedBy)
{
    public const int LongestTitle = 200, LongestPurpose = 2_000;

    public CallOffId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    /// <summary>The version of the framework agreement that this call-off stands on, for ever.</summary>
    public int FrameworkVersion { get; private init; } = frameworkVersion;

    public string Reference { get; private init; } = reference;

    public string LotNumber { get; private init; } = lotNumber;

    public OrganisationId Buyer { get; private set; } = buyer;

    public string Title { get; private init; } = title;

    /// <summary>How long the standstill lasts; nought for none. Counted as <see cref="StandstillCounting"/> says.</summary>
    public int StandstillDays { get; private init; } = standstillDays;

    public StandstillCounting StandstillCounting { get; private init; } = standstillCounting;

    /// <summary>The person, or the program, that prepared it: another must approve what comes of it.</summary>
    public Guid? PreparedBy { get; private init; } = preparedBy;

    /// <summary>What it is bought for, as the buyer says, where its kind may buy for a purpose alone.</summary>
    public string? Purpose { get; init; }

    /// <summary>By how many months its contract may be extended, all extensions together; nought for not at all.</summary>
    public int ExtensionMonths { get; init; }

    public OrganisationId? AwardedTo { get; private set; }

    public string? AwardReason { get; private set; }

    public Money? AwardedAnnualValue { get; private set; }

    public DateOnly? AwardedOn { get; private set; }

    /// <summary>The last day of the standstill; null where there is none.</summary>
    public DateOnly? StandstillEndsOn { get; private set; }

    /// <summary>The question by which the value is reserved under the ceilings of framework agreement and lot, or by which that is under way.</summary>
    public Guid? CeilingQuestion { get; private set; }

    /// <summary>Why the award would breach a ceiling, when it was last tried.</summary>
    public string? CeilingRefusal { get; private set; }

    /// <summary>The question about the winner's standing that is under way.</summary>
    public Guid? StandingQuestion { get; private set; }

    /// <summary>Why the winner could not be awarded, or could not sign, when it was last tried.</summary>
    public string? StandingRefusal { get; private set; }

    /// <summary>Who bought before the buyer of now, each until the day another took its place.</summary>
    public List<PartyChange> PartyChanges { get; private init; } = [];

    /// <summary>The service lines that are bought.</summary>
    public abstract IReadOnlyList<string> Bought { get; }

    /// <summary>The contract's first day and its last.</summary>
    public abstract TermDates ContractTerm { get; }

    /// <summary>How far it is. Only the states from the decision on are set through it.</summary>
    protected abstract AwardStage Stage { get; set; }

    /// <summary>Lets the buyer's successor carry it on. What was done until then the predecessor did.</summary>
    public void FollowBuyer(OrganisationId successor, DateOnly on)
    {
        PartyChanges.Add(new PartyChange(PartyChanges.Count + 1, Party.Buyer, Buyer, successor, on));
        Buyer = successor;
    }

    /// <summary>Signs the order form, effective when Accreditation has confirmed the supplier's standing once more.</summary>
    public Outcome<StandingAsked> Sign(DateOnly today)
    {
        if (Stage != AwardStage.Awarded)
            return new Refusal("not-awarded", "An order form is signed after the award, once.");
        if (today <= StandstillEndsOn)
            return new Refusal("standstill", $"The standstill lasts until the end of {StandstillEndsOn:O}; sign after that.");
        Stage = AwardStage.SigningPending;
        return Ask();
    }

    /// <summary>
    /// Takes the answer about the ceilings: the supplier's standing is asked next, or the award falls back with the reason. In this order, because a
    /// reservation does not grow stale while a message is under way, and standing may.
    /// </summary>
    public StandingAsked? TakeCeiling(Guid question, bool good, string reason)
    {
        if (Stage != AwardStage.AwardPending || question != CeilingQuestion || StandingQuestion is not null)
            return null; // the answer to an earlier question
        if (good)
            return Ask();
        CeilingRefusal = reason;
        FallBack();
        return null;
    }

    /// <summary>Takes the answer about the supplier's standing; the award or the signature happens, or falls back with the reason.</summary>
    public StandingEffect TakeStanding(Guid question, bool good, string reason, DateOnly today, DateOnly? standstillEndsOn)
    {
        if (question != StandingQuestion)
            return StandingEffect.None; // the answer to an earlier question
        StandingQuestion = null;
        StandingRefusal = good ? null : reason;
        switch (Stage)
        {
            case AwardStage.AwardPending when good:
                Stage = AwardStage.Awarded;
                (AwardedOn, StandstillEndsOn) = (today, standstillEndsOn);
                return StandingEffect.Awarded;
            case AwardStage.AwardPending:
                FallBack();
                return StandingEffect.FellBack;
            case AwardStage.SigningPending when good:
                Stage = AwardStage.Signed;
                return StandingEffect.Signed;
            case AwardStage.SigningPending:
                Stage = AwardStage.Awarded;
                return StandingEffect.None;
            default:
                return StandingEffect.None;
        }
    }

    /// <summary>Decides the award, to become effective when its value is found within the ceilings and Accreditation has confirmed the winner's standing.</summary>
    /// <param name="supplier">The winner.</param>
    /// <param name="annualValue">The value for one year.</param>
    /// <param name="wholeValue">The value of the whole contract.</param>
    /// <param name="reason">The reason of the award.</param>
    protected CeilingAsked Decide(OrganisationId supplier, Money annualValue, Money wholeValue, string reason)
    {
        var question = Guid.CreateVersion7();
        Stage = AwardStage.AwardPending;
        (AwardedTo, AwardedAnnualValue, AwardReason) = (supplier, annualValue, reason);
        (CeilingQuestion, CeilingRefusal, StandingRefusal) = (question, null, null);
        return new CeilingAsked(Id, question, FrameworkId, LotNumber, Reference, wholeValue);
    }

    private void FallBack()
    {
        Stage = AwardStage.Deciding;
        (AwardedTo, AwardedAnnualValue, AwardReason) = (null, null, null);
    }

    private StandingAsked Ask()
    {
        var question = Guid.CreateVersion7();
        StandingQuestion = question;
        return new StandingAsked(Id, question, FrameworkId, LotNumber, AwardedTo!.Value, Bought) { FrameworkVersion = FrameworkVersion };
    }
}

/// <summary>What an answer about standing brought about.</summary>
internal enum StandingEffect
{
    None,
    FellBack,
    Awarded,
    Signed,
}
