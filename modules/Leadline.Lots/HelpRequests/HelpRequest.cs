using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.HelpRequests;

/// <summary>Identifies a request for help.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<HelpRequestId>))]
internal readonly record struct HelpRequestId(Guid Value) : IIdentifier<HelpRequestId>
{
    public static HelpRequestId New() => new(Guid.CreateVersion7());

    public static HelpRequestId From(Guid value) => new(value);
}

internal enum HelpKind
{
    /// <summary>How to buy.</summary>
    Procurement,

    /// <summary>What the law asks.</summary>
    Legal,

    /// <summary>Something else.</summary>
    Other,
}

internal enum HelpState
{
    /// <summary>Nobody of the authority has taken it.</summary>
    Asked,

    /// <summary>Somebody works on it.</summary>
    Taken,

    /// <summary>Answered; the buyer may reopen it.</summary>
    Answered,

    /// <summary>Closed; the buyer may reopen it.</summary>
    Closed,
}

/// <summary>One step of a request.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="State">What came of it.</param>
/// <param name="At">When.</param>
/// <param name="Text">What was asked, answered or said.</param>
internal sealed record HelpStep(int Number, HelpState State, DateTimeOffset At, string Text);

/// <summary>A buyer's request to an authority for help with procurement or law.</summary>
internal sealed class HelpRequest(HelpRequestId id, FrameworkId frameworkId, OrganisationId buyer, HelpKind kind, Guid? askedBy)
{
    public const int LongestText = 10_000;

    public HelpRequestId Id { get; private init; } = id;

    /// <summary>The framework agreement whose authority is asked.</summary>
    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public OrganisationId Buyer { get; private init; } = buyer;

    public HelpKind Kind { get; private init; } = kind;

    public Guid? AskedBy { get; private init; } = askedBy;

    public HelpState State { get; private set; }

    /// <summary>The last day, in UK local time, on which an answer is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Who of the authority took it last.</summary>
    public Guid? TakenBy { get; private set; }

    public DateTimeOffset? TakenAt { get; private set; }

    public List<HelpStep> Steps { get; private init; } = [];

    /// <summary>Whether an answer is late on a day.</summary>
    public bool IsOverdueOn(DateOnly day) => State is HelpState.Asked or HelpState.Taken && day > DueOn;

    public HelpRequest Ask(string text, DateOnly dueOn, DateTimeOffset now)
    {
        DueOn = dueOn;
        Go(HelpState.Asked, text, now);
        return this;
    }

    /// <summary>Takes it; somebody else may take it over while it is not answered.</summary>
    public Outcome Take(Guid? actor, DateTimeOffset now)
    {
        if (State is not (HelpState.Asked or HelpState.Taken))
            return new Refusal("request-answered", "This request is answered or closed; there is nothing to take.");
        if (State == HelpState.Taken && TakenBy == actor)
            return new Refusal("already-taken", "You have taken this request already.");
        (TakenBy, TakenAt) = (actor, now);
        Go(HelpState.Taken, "", now);
        return Outcome.Done;
    }

    /// <summary>Answers it, by whoever took it.</summary>
    public Outcome Answer(string text, Guid? actor, DateTimeOffset now)
    {
        if (State != HelpState.Taken)
            return new Refusal("request-not-taken", "A request is answered by whoever has taken it; take it first.");
        if (actor != TakenBy)
            return new Refusal("taken-by-another", "Somebody else has taken this request; take it over first.");
        Go(HelpState.Answered, text, now);
        return Outcome.Done;
    }

    public Outcome Close(string text, DateTimeOffset now)
    {
        if (State != HelpState.Answered)
            return new Refusal("request-not-answered", "A request is closed once it is answered.");
        Go(HelpState.Closed, text, now);
        return Outcome.Done;
    }

    /// <summary>Asks again, where the answer does not help.</summary>
    public Outcome Reopen(string text, DateOnly dueOn, DateTimeOffset now)
    {
        if (State is not (HelpState.Answered or HelpState.Closed))
            return new Refusal("request-open", "This request is open; it waits for an answer.");
        DueOn = dueOn;
        Go(HelpState.Asked, text, now);
        return Outcome.Done;
    }

    private void Go(HelpState state, string text, DateTimeOffset now)
    {
        State = state;
        Steps.Add(new HelpStep(Steps.Count + 1, state, now, text));
    }
}
