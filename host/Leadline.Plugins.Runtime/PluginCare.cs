namespace Leadline.Plugins.Runtime;

/// <summary>How long it is known what plugins printed and how they failed, and when one is no longer asked for that.</summary>
public sealed record PluginCare
{
    /// <summary>
    /// Reports kept of each version: so many of calls that failed and so many of answers that printed something, each counted apart for calls
    /// that are held back until an award is made. So neither crowds out the other, and what is held back shows by no gap.
    /// </summary>
    public int Reports { get; init; } = 200;

    /// <summary>How long a report is kept.</summary>
    public TimeSpan ReportsFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Questions that a version may fail at by its own doing within <see cref="Window"/>; at so many it goes into quarantine. All of one event are one.</summary>
    public int Failures { get; init; } = 5;

    /// <summary>How long such a failure counts.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(24);
}
