using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>Suppliers may tender to join a framework agreement from now on.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="At">The instant, in UTC.</param>
public sealed record FrameworkOpenedToTenders(FrameworkId FrameworkId, DateTimeOffset At);

/// <summary>A framework agreement is live: buyers may call off from now on, within its term.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="At">The instant, in UTC.</param>
public sealed record FrameworkWentLive(FrameworkId FrameworkId, DateTimeOffset At);

/// <summary>A framework agreement takes no new call-offs; those made under it run on.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="At">The instant, in UTC.</param>
public sealed record FrameworkClosed(FrameworkId FrameworkId, DateTimeOffset At);

/// <summary>A framework agreement's tender is withdrawn: nobody may tender any more, and no place comes of it. It may be opened anew later.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="At">The instant, in UTC.</param>
/// <param name="Reason">Why, for those who tendered.</param>
public sealed record FrameworkTenderingWithdrawn(FrameworkId FrameworkId, DateTimeOffset At, string Reason);

/// <summary>The time for tenders is over, and those that came are evaluated.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="At">The instant, in UTC; told again with a later one where a standstill was broken off to evaluate anew.</param>
public sealed record FrameworkEvaluationBegan(FrameworkId FrameworkId, DateTimeOffset At);

/// <summary>A framework agreement that had closed takes new call-offs again, within its term.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="At">The instant, in UTC.</param>
public sealed record FrameworkReopened(FrameworkId FrameworkId, DateTimeOffset At);

/// <summary>A framework agreement has ended for good: it takes no new call-offs, and can't be made live again.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="At">The instant, in UTC.</param>
public sealed record FrameworkEnded(FrameworkId FrameworkId, DateTimeOffset At);
