using System.Text.Json.Serialization;
using Leadline.Lots.Choices;
using Leadline.Primitives;

namespace Leadline.Lots.InHouse;

/// <summary>Identifies an in-house case.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<InHouseCaseId>))]
internal readonly record struct InHouseCaseId(Guid Value) : IIdentifier<InHouseCaseId>
{
    public static InHouseCaseId New() => new(Guid.CreateVersion7());

    public static InHouseCaseId From(Guid value) => new(value);
}

internal enum InHouseState
{
    /// <summary>An assessor is to score it.</summary>
    Submitted,

    /// <summary>Scored; somebody else is to decide.</summary>
    Scored,

    /// <summary>The buyer may deliver the service itself.</summary>
    Approved,

    /// <summary>It may not; it may appeal once.</summary>
    Refused,

    /// <summary>The buyer is to submit it anew.</summary>
    SentBack,

    /// <summary>The buyer appeals against the refusal; a third person is to decide.</summary>
    Appealed,
}

/// <summary>What is decided of a case that was scored.</summary>
internal enum InHouseDecision
{
    /// <summary>The buyer may.</summary>
    Approve,

    /// <summary>It may not.</summary>
    Refuse,

    /// <summary>It is to mend its case.</summary>
    SendBack,
}

/// <summary>What the buyer says under one criterion.</summary>
/// <param name="Round">Of which submission.</param>
/// <param name="Criterion">The criterion's code.</param>
/// <param name="Text">Its statement.</param>
/// <param name="Comparison">How that compares with the framework's suppliers.</param>
/// <param name="Evidence">What supports it: a reference or a file's name on each line.</param>
/// <param name="EvidenceSha256">The hashes of the files among it, in lower-case hexadecimal.</param>
internal sealed record InHouseStatement(int Round, string Criterion, string Text, string Comparison, List<string> Evidence, List<string> EvidenceSha256);

/// <summary>A mark for what is said under one criterion, with its reason.</summary>
/// <param name="Round">Of which submission.</param>
/// <param name="Criterion">The criterion's code.</param>
/// <param name="Value">On the test's scale.</param>
/// <param name="Reason">Why.</param>
internal sealed record InHouseMark(int Round, string Criterion, int Value, string Reason);

/// <summary>One step of a case.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="State">What came of it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; of a submission, nothing.</param>
internal sealed record InHouseStep(int Number, InHouseState State, DateTimeOffset At, string Reason);

/// <summary>A buyer's case for delivering a service itself although use of a framework agreement is mandated: stated, scored by one person, decided by another.</summary>
internal sealed class InHouseCase(InHouseCaseId id, NeedId needId, FrameworkId frameworkId, string serviceLine, Guid mandateId, OrganisationId buyer, Guid? submittedBy)
{
    public const int LongestText = 10_000, LongestWhat = 300, MostEvidence = 20, LongestEvidence = 300, MostCosts = 50, MostShares = 200;

    public InHouseCaseId Id { get; private init; } = id;

    public NeedId NeedId { get; private init; } = needId;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string ServiceLine { get; private init; } = serviceLine;

    /// <summary>The mandate that makes the case necessary.</summary>
    public Guid MandateId { get; private init; } = mandateId;

    public OrganisationId Buyer { get; private init; } = buyer;

    public Guid? SubmittedBy { get; private set; } = submittedBy;

    public Guid? ScoredBy { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public InHouseState State { get; private set; }

    /// <summary>Which submission is the present one, from 1 on.</summary>
    public int Round { get; private set; }

    /// <summary>All stranded costs of the present submission.</summary>
    public Money StrandedWhole { get; private set; }

    public List<InHouseStatement> Statements { get; private init; } = [];

    public List<InHouseMark> Marks { get; private init; } = [];

    public List<StrandedCost> Costs { get; private init; } = [];

    public List<CostShare> Shares { get; private init; } = [];

    public List<InHouseStep> Steps { get; private init; } = [];

    private bool HasAppealed => Steps.Exists(s => s.State == InHouseState.Appealed);

    /// <summary>Submits it, or after it was sent back submits it anew.</summary>
    public Outcome Submit(InHouseContent content, Guid? actor, DateTimeOffset now)
    {
        if (Round > 0 && State != InHouseState.SentBack)
            return new Refusal("case-not-sent-back", "A case is submitted anew when it was sent back.");
        Round++;
        SubmittedBy = actor;
        Statements.AddRange(content.Statements.Select(s => s with { Round = Round }));
        Costs.AddRange(content.Costs.Select(c => c with { Round = Round }));
        Shares.AddRange(content.Apportioned().Select(s => s with { Round = Round }));
        StrandedWhole = content.Whole;
        Go(InHouseState.Submitted, "", now);
        return Outcome.Done;
    }

    /// <summary>Scores all criteria at once.</summary>
    public Outcome Score(IReadOnlyList<InHouseMark> marks, Guid? actor, DateTimeOffset now)
    {
        if (State != InHouseState.Submitted)
            return new Refusal("case-not-submitted", $"A case is scored once it is submitted; this one is {State}.");
        Marks.AddRange(marks.Select(m => m with { Round = Round }));
        ScoredBy = actor;
        Go(InHouseState.Scored, "", now);
        return Outcome.Done;
    }

    /// <summary>Decides a scored case, by somebody who did not score it.</summary>
    public Outcome Decide(InHouseDecision decision, string reason, InHouseTest test, Guid? actor, DateTimeOffset now)
    {
        if (State != InHouseState.Scored)
            return new Refusal("case-not-scored", $"A case is decided once it is scored; this one is {State}.");
        if (actor == ScoredBy)
            return new Refusal("decider-scored", "Whoever scored a case does not decide it.");
        if (decision == InHouseDecision.Approve && BelowLeast(test) is [{ } criterion, ..])
            return new Refusal("mark-below-least", $"{criterion.Title} is marked below {criterion.LeastMark}, so the case can't be approved. Refuse it or send it back.");
        DecidedBy = actor;
        Go(decision switch { InHouseDecision.Approve => InHouseState.Approved, InHouseDecision.Refuse => InHouseState.Refused, _ => InHouseState.SentBack }, reason, now);
        return Outcome.Done;
    }

    /// <summary>Appeals against a refusal, once.</summary>
    public Outcome Appeal(string grounds, DateTimeOffset now)
    {
        if (State != InHouseState.Refused)
            return new Refusal("case-not-refused", "Only a refusal can be appealed against.");
        if (HasAppealed)
            return new Refusal("already-appealed", "A case is appealed once; what was decided then stands.");
        Go(InHouseState.Appealed, grounds, now);
        return Outcome.Done;
    }

    /// <summary>Decides the appeal, by a third person.</summary>
    public Outcome DecideAppeal(bool allow, string reason, Guid? actor, DateTimeOffset now)
    {
        if (State != InHouseState.Appealed)
            return new Refusal("no-appeal", "There is no appeal to decide.");
        if (actor == ScoredBy || actor == DecidedBy)
            return new Refusal("decider-involved", "An appeal is decided by somebody who neither scored the case nor refused it.");
        Go(allow ? InHouseState.Approved : InHouseState.Refused, reason, now);
        return Outcome.Done;
    }

    private List<InHouseCriterion> BelowLeast(InHouseTest test) =>
        [.. test.Criteria.Where(c => Marks.Find(m => m.Round == Round && m.Criterion == c.Code) is not { } mark || mark.Value < c.LeastMark)];

    private void Go(InHouseState state, string reason, DateTimeOffset now)
    {
        State = state;
        Steps.Add(new InHouseStep(Steps.Count + 1, state, now, reason));
    }
}

/// <summary>What a buyer submits, checked against the test.</summary>
/// <param name="Statements">One under each criterion.</param>
/// <param name="Costs">The stranded costs; none where there are none.</param>
/// <param name="Shares">Each buyer's share of them; they make up the whole.</param>
internal sealed record InHouseContent(
    IReadOnlyList<InHouseStatement> Statements, IReadOnlyList<StrandedCost> Costs, IReadOnlyList<(OrganisationReference Organisation, BasisPoints Share)> Shares)
{
    internal Money Whole => new(Costs.Sum(c => c.Whole.Pence));

    /// <summary>Each buyer's part in money, in the order of their references so that a penny left over goes the same way every time.</summary>
    internal IEnumerable<CostShare> Apportioned()
    {
        var shares = Shares.OrderBy(s => s.Organisation).ToList();
        if (shares.Count == 0)
            return [];
        var parts = Apportionment.Divide(Whole.Pence, [.. shares.Select(s => (long)s.Share.Value)]);
        return shares.Select((s, i) => new CostShare(0, s.Organisation, s.Share, new Money(parts[i])));
    }
}
