using System.Text.Json.Serialization;
using Leadline.Lots.Drafts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Scopes;
using Leadline.Lots.Successions;
using Leadline.Lots.Variations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Primitives;

namespace Leadline.Lots.Proposals;

/// <summary>Where a proposal stands.</summary>
internal enum ProposalState
{
    /// <summary>A second person is to look at it.</summary>
    Waiting,

    /// <summary>A second person confirmed it, and the step was taken.</summary>
    Confirmed,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>Identifies a proposal of a step.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<FrameworkProposalId>))]
internal readonly record struct FrameworkProposalId(Guid Value) : IIdentifier<FrameworkProposalId>
{
    public static FrameworkProposalId New() => new(Guid.CreateVersion7());

    public static FrameworkProposalId From(Guid value) => new(value);
}

/// <summary>
/// A step of a framework agreement's life that one person proposes with a reason, and another confirms. It says what its proposer saw: when
/// that has changed, it is stale, and can only be taken back. The confirmed ones are the history of the agreement.
/// </summary>
internal sealed class FrameworkProposal(
    FrameworkProposalId id, OrganisationReference authority, FrameworkStep step, string reason, Guid proposedBy, DateTimeOffset proposedAt)
{
    public const int LongestReason = 4_000;

    public FrameworkProposalId Id { get; private init; } = id;

    /// <summary>Whose people proposed it. What is proposed of an agreement is for whoever runs that today.</summary>
    public OrganisationReference Authority { get; private init; } = authority;

    public FrameworkStep Step { get; private init; } = step;

    public string Reason { get; private init; } = reason;

    /// <summary>The agreement; null while its first document is proposed.</summary>
    public FrameworkId? FrameworkId { get; private set; }

    /// <summary>How the agreement stood when this was proposed.</summary>
    public FrameworkState SeenState { get; private init; }

    /// <summary>Its latest version then; nought for a new one.</summary>
    public int SeenVersion { get; private init; }

    /// <summary>The draft to be published; null for the other steps.</summary>
    public FrameworkDraftId? DraftId { get; private init; }

    /// <summary>Its text then, by its hash.</summary>
    public string? SeenSha256 { get; private init; }

    /// <summary>From which day the version is to be in force; null for the day of confirmation, or of a first version's own term.</summary>
    public DateOnly? EffectiveFrom { get; private init; }

    /// <summary>What is said with a version that changes what suppliers are bound by; null for any other.</summary>
    public StatedVariation? Variation { get; private init; }

    /// <summary>Of a draft scope, the last day for comments; the first is <see cref="EffectiveFrom"/>.</summary>
    public DateOnly? CommentsUntil { get; private init; }

    /// <summary>The draft scope to be withdrawn; once one is published, that.</summary>
    public DraftScopeId? ScopeId { get; private set; }

    /// <summary>By which rule no standstill is owed, where it is made live without one.</summary>
    public string? StandstillNotOwed { get; private init; }

    /// <summary>Of a succession, to whom the agreement is to be offered; its first day is <see cref="EffectiveFrom"/>.</summary>
    public OrganisationReference? Successor { get; private init; }

    /// <summary>By which statute or clause it moves there.</summary>
    public string? Basis { get; private init; }

    public Guid ProposedBy { get; private init; } = proposedBy;

    public DateTimeOffset ProposedAt { get; private init; } = proposedAt;

    public ProposalState State { get; private set; }

    /// <summary>Who confirmed it, or took it back.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public StepGrounds Grounds => new(Reason, StandstillNotOwed);

    /// <summary>What is proposed of a succession; null for other steps.</summary>
    public SuccessionTerms? Succession => Successor is { } successor ? new(successor, Basis!, EffectiveFrom!.Value) : null;

    internal static FrameworkProposal Of(FrameworkAgreement framework, FrameworkStep step, StepGrounds grounds, Guid by, DateTimeOffset now) =>
        new(FrameworkProposalId.New(), framework.AuthorityOn(UkCalendar.DayOf(now)), step, grounds.Reason, by, now)
        {
            FrameworkId = framework.Id, SeenState = framework.State, SeenVersion = framework.Latest.Number, StandstillNotOwed = grounds.StandstillNotOwed,
        };

    internal static FrameworkProposal Of(
        FrameworkDraft draft, FrameworkAgreement? framework, DateOnly? effectiveFrom, StatedVariation? variation, string reason, Guid by, DateTimeOffset now) =>
        new(FrameworkProposalId.New(), framework?.AuthorityOn(UkCalendar.DayOf(now)) ?? draft.Authority, FrameworkStep.Publication, reason, by, now)
        {
            FrameworkId = framework?.Id, SeenState = framework?.State ?? default, SeenVersion = framework?.Latest.Number ?? 0, DraftId = draft.Id,
            SeenSha256 = draft.Sha256, EffectiveFrom = effectiveFrom, Variation = variation,
        };

    internal static FrameworkProposal OfScope(
        FrameworkDraft draft, FrameworkAgreement? framework, DateOnly from, DateOnly until, string reason, Guid by, DateTimeOffset now) =>
        new(FrameworkProposalId.New(), framework?.AuthorityOn(UkCalendar.DayOf(now)) ?? draft.Authority, FrameworkStep.ScopePublication, reason, by, now)
        {
            FrameworkId = framework?.Id, SeenState = framework?.State ?? default, SeenVersion = framework?.Latest.Number ?? 0, DraftId = draft.Id,
            SeenSha256 = draft.Sha256, EffectiveFrom = from, CommentsUntil = until,
        };

    internal static FrameworkProposal OfScopeWithdrawal(DraftScope scope, FrameworkAgreement? framework, string reason, Guid by, DateTimeOffset now) =>
        new(FrameworkProposalId.New(), framework?.AuthorityOn(UkCalendar.DayOf(now)) ?? scope.Authority, FrameworkStep.ScopeWithdrawal, reason, by, now)
        {
            FrameworkId = framework?.Id, SeenState = framework?.State ?? default, SeenVersion = framework?.Latest.Number ?? 0, ScopeId = scope.Id,
        };

    internal static FrameworkProposal Of(FrameworkAgreement framework, SuccessionTerms succession, string reason, Guid by, DateTimeOffset now) =>
        new(FrameworkProposalId.New(), framework.AuthorityOn(UkCalendar.DayOf(now)), FrameworkStep.Succession, reason, by, now)
        {
            FrameworkId = framework.Id, SeenState = framework.State, SeenVersion = framework.Latest.Number, EffectiveFrom = succession.FirstDay,
            Successor = succession.Successor, Basis = succession.Basis,
        };

    /// <summary>
    /// Why this caller may not confirm it. Two credentials of programs are not two people: whoever confirms must be a person, in person or as
    /// the holder of the program's secret, and nobody who proposed it.
    /// </summary>
    public Refusal? RefuseConfirmation(Caller caller)
    {
        if (RefuseUnlessWaiting() is { } refusal)
            return refusal;
        if (caller.Actor == ProposedBy)
            return new Refusal("proposer-confirms", "You proposed this. Another person of your authority is to look at it and confirm it.");
        return caller.Person is null && caller.HeldBy is null
            ? new Refusal("confirmer-no-person", "Nobody knows who holds this program's secret, so it is no second person. A person confirms, or a program whose secret was given to one.")
            : null;
    }

    /// <summary>Why this caller may not take it back: its proposer may, and anybody of the authority once it is stale.</summary>
    public Refusal? RefuseWithdrawal(Caller caller, bool isStale)
    {
        if (RefuseUnlessWaiting() is { } refusal)
            return refusal;
        return caller.Actor == ProposedBy || isStale ? null : new Refusal("not-the-proposer", "Whoever proposed this may take it back. If you don't agree with it, don't confirm it.");
    }

    /// <summary>What has changed since it was proposed; null where nothing has.</summary>
    public Refusal? StaleBecause(FrameworkAgreement? framework, FrameworkDraft? draft, DateOnly today)
    {
        List<string> changed = [];
        if (draft is not null && draft.RefuseUnlessOpen() is { } over)
            changed.Add(over.Reason);
        else if (draft is not null && draft.Sha256 != SeenSha256)
            changed.Add($"The draft was changed at {draft.EditedAt:yyyy-MM-dd HH:mm} UTC.");
        if (framework is not null && framework.AuthorityOn(today) is var runs && runs != Authority)
            changed.Add($"It was proposed by {Authority}, and {runs} runs the agreement now.");
        if (framework is not null && framework.State != SeenState)
            changed.Add($"The agreement was {Words(SeenState)}, and now is {Words(framework.State)}.");
        if (framework is not null && framework.Latest.Number != SeenVersion)
            changed.Add($"Its latest version was {SeenVersion}, and now is {framework.Latest.Number}.");
        return changed.Count == 0 ? null : new Refusal("proposal-stale", $"Something has changed since this was proposed. {string.Join(" ", changed)} Propose it anew.");
    }

    /// <summary>The step was taken, of this agreement or this draft scope.</summary>
    public void Confirm(FrameworkId? framework, DraftScopeId? scope, Guid by, DateTimeOffset now) =>
        (State, FrameworkId, ScopeId, DecidedBy, DecidedAt) = (ProposalState.Confirmed, framework, scope, by, now);

    public void Withdraw(Guid by, DateTimeOffset now) => (State, DecidedBy, DecidedAt) = (ProposalState.Withdrawn, by, now);

    private Refusal? RefuseUnlessWaiting() => State switch
    {
        ProposalState.Waiting => null,
        ProposalState.Confirmed => new("proposal-confirmed", "This was confirmed already, and the step was taken."),
        _ => new("proposal-withdrawn", "This was taken back; propose it anew."),
    };

    private static string Words(FrameworkState state) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString()).Replace('-', ' ');
}
