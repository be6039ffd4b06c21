using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Editing;
using Leadline.Lots.Variations;
using Leadline.Modularity.Time;
using Leadline.Primitives;

namespace Leadline.Lots.Frameworks;

/// <summary>A framework agreement: a versioned document, and the steps of its life.</summary>
internal sealed class FrameworkAgreement(FrameworkId id, string reference)
{
    // Other modules tell which of two steps was the later by their instants alone, and no store keeps more than microseconds.
    private static readonly TimeSpan LeastBetweenSteps = TimeSpan.FromMilliseconds(1);

    public FrameworkId Id { get; private init; } = id;

    public string Reference { get; private init; } = reference;

    public FrameworkState State { get; private set; }

    public DateTimeOffset? OpenedToTendersAt { get; private set; }

    /// <summary>When tendering last stopped, by evaluation or withdrawal.</summary>
    public DateTimeOffset? TenderingStoppedAt { get; private set; }

    /// <summary>The last day of the standstill; null where none runs or ran.</summary>
    public DateOnly? StandstillEndsOn { get; private set; }

    public DateTimeOffset? WentLiveAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When it was last made live again.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether it is live and re-opened to suppliers.</summary>
    public bool IsOpenToJoiners => State == FrameworkState.Live && OpenedToTendersAt > WentLiveAt && !(TenderingStoppedAt > OpenedToTendersAt);

    public List<FrameworkVersion> Versions { get; private init; } = [];

    public FrameworkVersion Latest => Versions.MaxBy(v => v.Number)!;

    /// <summary>The version that is in force on a day; before the first version's day, that one.</summary>
    public FrameworkVersion InForceOn(DateOnly day) => Versions.Where(v => v.EffectiveFrom <= day).MaxBy(v => v.Number) ?? Versions.MinBy(v => v.Number)!;

    /// <summary>Who runs it on a day: whom the version in force names.</summary>
    public OrganisationReference AuthorityOn(DateOnly day) => InForceOn(day).Authority;

    /// <summary>The lots that offer a service line, or did in an earlier version.</summary>
    public IReadOnlyList<string> LotsOf(string serviceLine) =>
    [
        .. Versions.SelectMany(v => FrameworkVersion.Read(v.Terms).Lots).Where(l => l.ServiceLines.Any(s => s.Code == serviceLine)).Select(l => l.Number)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Who has run it, runs it and is to run it, in order; the first from before its first version's day.</summary>
    public IReadOnlyList<AuthorityPeriod> Authorities => AuthorityPeriod.Of(Versions.Select(v => (v.Number, v.EffectiveFrom, v.Authority)));

    /// <summary>Who runs it from a later day on, where that is somebody else than today.</summary>
    public AuthorityPeriod? NextAuthority(DateOnly today) => Authorities.FirstOrDefault(a => a.From > today && a.Authority != AuthorityOn(today));

    /// <summary>From when a next version is in force: from the day that is asked for, else from the first that is lawful, which may lie before the term begins.</summary>
    public DateOnly FromOrNext(DateOnly? asked, DateOnly today) => asked ?? (Latest.EffectiveFrom > today ? Latest.EffectiveFrom : today);

    /// <summary>What the latest version says.</summary>
    public FrameworkTerms LatestTerms => FrameworkVersion.Read(Latest.Terms);

    /// <summary>Adds a version of the document, in force from a day on; where it changes what suppliers are bound by, with what they are asked to accept.</summary>
    public Outcome<FrameworkPublished> Publish(FrameworkDocument document, DateOnly effectiveFrom, DateTimeOffset now, Variation? variation = null)
    {
        if (PublicationRules.Refuse(this, document, effectiveFrom) is { } refusal)
            return refusal;
        var (number, terms, today) = (Versions.Count + 1, document.Terms, UkCalendar.DayOf(now));
        var bindsAs = BindsAs(terms, today) ?? number;
        Versions.Add(new FrameworkVersion(
            number, effectiveFrom, document.Text, FrameworkVersion.Write(terms), document.Sha256, now, terms.Authority, bindsAs, variation is null ? null : FrameworkVersion.Write(variation)));
        return new FrameworkPublished(Id, number, effectiveFrom, terms) { BindsAs = bindsAs, Variation = variation };
    }

    /// <summary>Moves it to another authority from a day on, by a version that says the same but for that.</summary>
    public Outcome<FrameworkPublished> MoveTo(OrganisationReference successor, DateOnly firstDay, DateTimeOffset now)
    {
        var (text, unfit) = DocumentOfSuccessor.Of(Latest.Document, successor);
        if (unfit is not null)
            return unfit;
        var terms = LatestTerms with { Authority = successor };
        var version = new FrameworkVersion(Versions.Count + 1, firstDay, text!, FrameworkVersion.Write(terms), DocumentHash.Of(text!), now, successor, Latest.BindsAs);
        Versions.Add(version);
        return new FrameworkPublished(Id, version.Number, firstDay, terms) { BindsAs = version.BindsAs };
    }

    /// <summary>Takes a step of its life, and says what others are to be told; nothing where the step is nobody else's business.</summary>
    public Outcome<IReadOnlyList<object>> Take(FrameworkStep step, StepGrounds grounds, DateOnly today, DateTimeOffset now)
    {
        if (LifeOfFramework.Refuse(this, step, grounds, today) is { } refusal)
            return refusal;
        var at = LastStepAt + LeastBetweenSteps is { } least && least > now ? least : now;
        return new Outcome<IReadOnlyList<object>>(step switch
        {
            FrameworkStep.Tendering => Open(at),
            FrameworkStep.TenderingWithdrawal => WithdrawTendering(at, grounds.Reason),
            FrameworkStep.Evaluation => Evaluate(at),
            FrameworkStep.Standstill => StandStill(today),
            FrameworkStep.Live => State == FrameworkState.Closed ? Reopen(at) : GoLive(at),
            FrameworkStep.Joining => LetJoin(at),
            FrameworkStep.JoiningClosure => EndJoining(at),
            FrameworkStep.Closure => Close(at),
            FrameworkStep.End => End(at),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step is taken so."),
        });
    }

    private DateTimeOffset? LastStepAt => new[] { OpenedToTendersAt, TenderingStoppedAt, WentLiveAt, ClosedAt, ReopenedAt, EndedAt }.Max();

    private object[] Open(DateTimeOffset at)
    {
        (State, OpenedToTendersAt) = (FrameworkState.OpenToTenders, at);
        return [new FrameworkOpenedToTenders(Id, at)];
    }

    private object[] WithdrawTendering(DateTimeOffset at, string reason)
    {
        (State, TenderingStoppedAt) = (FrameworkState.Published, at);
        return [new FrameworkTenderingWithdrawn(Id, at, reason)];
    }

    private object[] Evaluate(DateTimeOffset at)
    {
        (State, TenderingStoppedAt, StandstillEndsOn) = (FrameworkState.Evaluating, at, null);
        return [new FrameworkEvaluationBegan(Id, at)];
    }

    private object[] StandStill(DateOnly today)
    {
        (State, StandstillEndsOn) = (FrameworkState.Standstill, LifeOfFramework.StandstillFrom(today, LatestTerms.Regime));
        return [];
    }

    private object[] GoLive(DateTimeOffset at)
    {
        (State, WentLiveAt) = (FrameworkState.Live, at);
        return [new FrameworkWentLive(Id, at)];
    }

    private object[] LetJoin(DateTimeOffset at)
    {
        OpenedToTendersAt = at;
        return [new FrameworkOpenedToTenders(Id, at)];
    }

    private object[] EndJoining(DateTimeOffset at)
    {
        TenderingStoppedAt = at;
        return [new FrameworkEvaluationBegan(Id, at)];
    }

    private object[] Reopen(DateTimeOffset at)
    {
        (State, ReopenedAt) = (FrameworkState.Live, at);
        return [new FrameworkReopened(Id, at)];
    }

    private object[] Close(DateTimeOffset at)
    {
        // Two people who make it live again later have not said that suppliers may join again.
        object[] joining = IsOpenToJoiners ? EndJoining(at) : [];
        (State, ClosedAt) = (FrameworkState.Closed, at);
        return [.. joining, new FrameworkClosed(Id, at)];
    }

    private object[] End(DateTimeOffset at)
    {
        (State, EndedAt) = (FrameworkState.Ended, at);
        return [new FrameworkEnded(Id, at)];
    }

    // The version before; once places are held, also an earlier one that is restored. Before that a version binds whoever is accredited, and asks nobody.
    private int? BindsAs(FrameworkTerms terms, DateOnly today)
    {
        if (Versions.Count == 0)
            return null;
        if (TermsThatBind.Changed(LatestTerms, terms, today).Count == 0)
            return Latest.BindsAs;
        return State != FrameworkState.Live
            ? null
            : Versions.OrderByDescending(v => v.Number).FirstOrDefault(v => TermsThatBind.Restores(FrameworkVersion.Read(v.Terms), terms, today))?.BindsAs;
    }
}
