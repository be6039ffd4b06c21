using Leadline.CallOff.Awards;
using Leadline.CallOff.Contracts;
using Leadline.Lots.Contracts;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.DirectAwards;

internal enum DirectAwardState
{
    /// <summary>The buyer fills in the requirement form; nobody else sees it.</summary>
    Draft,

    /// <summary>Requirement, plugins and price books are fixed, and the quotes are being asked for.</summary>
    Quoting,

    /// <summary>Every supplier on the line has quoted, or it is known why not.</summary>
    Quoted,

    /// <summary>An award is decided, and waits for its value to be found within the ceilings and for the supplier's standing to be confirmed.</summary>
    AwardPending,

    /// <summary>Awarded; the standstill runs or is over.</summary>
    Awarded,

    /// <summary>The signature waits for the supplier's standing to be confirmed.</summary>
    SigningPending,

    /// <summary>The order form is signed.</summary>
    Signed,

    /// <summary>The buyer gave it up before an award.</summary>
    Withdrawn,
}

/// <summary>Answers to a plugin's own questions, which that plugin alone sees.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Answers">The answers.</param>
internal sealed record OwnAnswers(string Plugin, IReadOnlyList<Answer> Answers);

/// <summary>
/// A buyer's call-off without bids: the suppliers' plugins quote for one requirement, and the lowest total is awarded to. The mechanism that
/// the framework agreement states is a computation, so that its run can be repeated.
/// </summary>
/// <remarks>Source: Public Contracts Regulations 2015, reg. 33(8)(a); Procurement Act 2023, s. 45(4)(b).</remarks>
internal sealed class DirectAward(
    CallOffId id, FrameworkId frameworkId, int frameworkVersion, string reference, string lotNumber, string serviceLine, OrganisationId buyer,
    string title, DateOnly startsOn, int termMonths, int standstillDays, StandstillCounting standstillCounting, Guid? preparedBy)
    : CallOffProcedure(id, frameworkId, frameworkVersion, reference, lotNumber, buyer, title, standstillDays, standstillCounting, preparedBy)
{
    public const int LongestTerm = 120;
    public const int LongestReason = 10_000;

    /// <summary>Of the answers in the SDK's JSON, so that a plugin can be handed them with any price book.</summary>
    public const int LongestAnswers = 2_000_000;

    public string ServiceLine { get; private init; } = serviceLine;

    /// <summary>The first day of the service.</summary>
    public DateOnly StartsOn { get; private init; } = startsOn;

    /// <summary>The term without extensions.</summary>
    public int TermMonths { get; private init; } = termMonths;

    public DirectAwardState State { get; private set; }

    /// <summary>The answers to the requirement form, in the SDK's JSON.</summary>
    public string Answers { get; private set; } = "[]";

    /// <summary>The answers to plugins' own questions, in the SDK's JSON.</summary>
    public string OwnAnswers { get; private set; } = "[]";

    /// <summary>The day on which quotes were asked for: the plugins' only clock, and the day whose price books hold.</summary>
    public DateOnly? AskedOn { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public IReadOnlyList<Answer> FormAnswers => SdkJson.Read<IReadOnlyList<Answer>>(Answers);

    public IReadOnlyList<OwnAnswers> AnswersToPlugins => SdkJson.Read<IReadOnlyList<OwnAnswers>>(OwnAnswers);

    /// <summary>Whether the quotes may be looked at: all of them at once, none before the last has come, and none of one that was given up.</summary>
    public bool QuotesAreOpen => State is not (DirectAwardState.Draft or DirectAwardState.Quoting or DirectAwardState.Withdrawn);

    public override IReadOnlyList<string> Bought => [ServiceLine];

    public override TermDates ContractTerm => new(StartsOn, StartsOn.AddMonths(TermMonths).AddDays(-1));

    protected override AwardStage Stage
    {
        get => State switch
        {
            DirectAwardState.Quoted => AwardStage.Deciding,
            DirectAwardState.AwardPending => AwardStage.AwardPending,
            DirectAwardState.Awarded => AwardStage.Awarded,
            DirectAwardState.SigningPending => AwardStage.SigningPending,
            DirectAwardState.Signed => AwardStage.Signed,
            _ => AwardStage.NotYet,
        };
        set => State = value switch
        {
            AwardStage.Deciding => DirectAwardState.Quoted,
            AwardStage.AwardPending => DirectAwardState.AwardPending,
            AwardStage.Awarded => DirectAwardState.Awarded,
            AwardStage.SigningPending => DirectAwardState.SigningPending,
            AwardStage.Signed => DirectAwardState.Signed,
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Quotes come by asking for them."),
        };
    }

    /// <summary>Whether the requirement can still be changed.</summary>
    public Outcome MayAnswer() => State == DirectAwardState.Draft
        ? Outcome.Done
        : new Refusal("requirement-fixed", "The requirement is fixed since quotes were asked for. Withdraw this direct award and prepare another to ask for something else.");

    /// <summary>Keeps answers that were checked against the form.</summary>
    public Outcome Answer(IReadOnlyList<Answer> answers, IReadOnlyList<OwnAnswers> own)
    {
        if (MayAnswer().Refusal is { } refusal)
            return refusal;
        var (form, others) = (SdkJson.Text(answers), SdkJson.Text(own));
        if (form.Length + others.Length > LongestAnswers)
            return new Refusal("requirement-too-long", $"The answers take {form.Length + others.Length:N0} characters as plugins are handed them; at most {LongestAnswers:N0} fit. Divide the requirement.");
        (Answers, OwnAnswers) = (form, others);
        return Outcome.Done;
    }

    /// <summary>Fixes the requirement and has the quotes asked for.</summary>
    public Outcome AskForQuotes(DateOnly today)
    {
        if (State != DirectAwardState.Draft)
            return new Refusal("quotes-asked", "Quotes were asked for already.");
        if (StartsOn < today)
            return Passed();
        (State, AskedOn) = (DirectAwardState.Quoting, today);
        return Outcome.Done;
    }

    /// <summary>Opens the quotes: the last of them has come.</summary>
    public void OpenQuotes()
    {
        if (State == DirectAwardState.Quoting)
            State = DirectAwardState.Quoted;
    }

    /// <summary>Decides the award, to become effective when its value is found within the ceilings and the winner's standing is confirmed.</summary>
    public Outcome<CeilingAsked> Award(OrganisationId supplier, Money total, string reason, DateOnly today) => State == DirectAwardState.Quoted
        ? StartsOn < today ? Passed() : Decide(supplier, YearOf(total), total, reason)
        : new Refusal("quotes-not-in", State == DirectAwardState.Quoting ? "Quotes are still being asked for." : "There is nothing to award: quotes were not asked for, or it is decided already.");

    /// <summary>Gives it up before an award is decided.</summary>
    public Outcome Withdraw(string reason)
    {
        if (State is not (DirectAwardState.Draft or DirectAwardState.Quoting or DirectAwardState.Quoted))
            return new Refusal("not-withdrawable", "A direct award is withdrawn before an award is decided, and once.");
        (State, WithdrawnBecause) = (DirectAwardState.Withdrawn, reason);
        return Outcome.Done;
    }

    private Refusal Passed() => new("start-passed", $"The service would begin on {StartsOn:O}, which has passed. Prepare a direct award with a later day.");

    // The value of one year out of the whole term's, half a penny away from zero: not the sum of anything, so it is rounded once here.
    private Money YearOf(Money total) => new((long)Math.Round(total.Pence * 12m / TermMonths, MidpointRounding.AwayFromZero));
}
