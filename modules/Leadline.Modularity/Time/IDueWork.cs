namespace Leadline.Modularity.Time;

/// <summary>
/// Work that falls due by the deadline clock. Deadlines are rows, polled by the one node that leads, not timers in memory: a restart
/// forgets none. Each run does what is due and may be run again at once.
/// </summary>
public interface IDueWork
{
    /// <summary>Does what has fallen due.</summary>
    /// <returns>How many pieces of work were done; nought when nothing was due.</returns>
    Task<int> RunAsync(CancellationToken stop);
}
