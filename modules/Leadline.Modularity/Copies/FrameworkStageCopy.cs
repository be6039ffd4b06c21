using Leadline.Primitives;

namespace Leadline.Modularity.Copies;

/// <summary>
/// The steps a framework agreement has taken, each as a fact with its instant: they may be told in any order, so the latest of a kind stays,
/// and what holds now follows from the instants alone.
/// </summary>
public sealed class FrameworkStageCopy(FrameworkId id)
{
    /// <summary>The framework agreement.</summary>
    public FrameworkId Id { get; private init; } = id;

    /// <summary>When suppliers could last begin to tender.</summary>
    public DateTimeOffset? OpenedToTendersAt { get; private set; }

    /// <summary>When tendering last stopped: the evaluation began, or the tender was withdrawn.</summary>
    public DateTimeOffset? TenderingStoppedAt { get; private set; }

    /// <summary>When buyers could begin to call off.</summary>
    public DateTimeOffset? WentLiveAt { get; private set; }

    /// <summary>When it last closed to new call-offs.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When it was last made live again after it had closed.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    /// <summary>Whether it is closed to new call-offs.</summary>
    public bool IsClosed => ClosedAt is { } closed && !(ReopenedAt > closed);

    /// <summary>Whether it takes new call-offs, as far as its steps go.</summary>
    public bool IsLive => WentLiveAt is not null && !IsClosed;

    /// <summary>Whether suppliers may tender to join: while it is open to tenders, before it is live or when it is re-opened to them.</summary>
    public bool TakesTenders => OpenedToTendersAt is { } opened && !(TenderingStoppedAt > opened) && !(WentLiveAt > opened) && !IsClosed;

    /// <summary>It was opened to tenders.</summary>
    public void Opened(DateTimeOffset at) => OpenedToTendersAt = Later(OpenedToTendersAt, at);

    /// <summary>It stopped taking tenders.</summary>
    public void StoppedTendering(DateTimeOffset at) => TenderingStoppedAt = Later(TenderingStoppedAt, at);

    /// <summary>It went live.</summary>
    public void WentLive(DateTimeOffset at) => WentLiveAt = Later(WentLiveAt, at);

    /// <summary>It was closed to new call-offs.</summary>
    public void Closed(DateTimeOffset at) => ClosedAt = Later(ClosedAt, at);

    /// <summary>It takes new call-offs again.</summary>
    public void Reopened(DateTimeOffset at) => ReopenedAt = Later(ReopenedAt, at);

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset told) => known > told ? known.Value : told;
}
