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
