namespace Leadline.Plugins.Runtime.Reports;

/// <summary>
/// On what occasion a plugin is asked. A worker serves one: what a plugin kept of a question, had it found a way to, could come out at another.
/// </summary>
/// <param name="HeldFor">The event that the question belongs to; null for none.</param>
internal sealed record CallOccasion(Guid? HeldFor)
{
    /// <summary>A question that belongs to no event.</summary>
    internal static CallOccasion Plain { get; } = new((Guid?)null);

    /// <summary>A recorded call is made again, which tells its author nothing new and counts against nobody.</summary>
    internal static CallOccasion Replay { get; } = new((Guid?)null) { IsReplay = true };

    /// <summary>The same by a worker of its own: no other question has this occasion.</summary>
    internal static CallOccasion Recalculation() => new(Guid.CreateVersion7()) { IsReplay = true };

    /// <summary>Whether nobody is told of it.</summary>
    internal bool IsReplay { get; private init; }
}
