using System.Diagnostics;

namespace Leadline.Bench;

/// <summary>Measures work by the clock, and by the CPU time of the process that does it and of the servers behind it.</summary>
/// <param name="process">The CPU time of the process so far.</param>
/// <param name="servers">The CPU time of the servers so far.</param>
internal sealed class Meter(Func<TimeSpan> process, Func<TimeSpan> servers)
{
    /// <summary>For work that this process does.</summary>
    internal static Meter OfThisProcess(params IReadOnlyList<ProcessTree> servers) => new(
        () => Environment.CpuUsage.TotalTime, () => Sum(servers));

    /// <summary>For work that another process does.</summary>
    internal static Meter Of(int process, params IReadOnlyList<ProcessTree> servers) => new(
        () => ProcessTree.CpuOf(process), () => Sum(servers));

    /// <param name="operations">How many operations the work is.</param>
    /// <param name="work">What is timed.</param>
    /// <param name="settle">What the work leaves to be done behind it: its CPU counts, its time does not.</param>
    internal async Task<Sample> MeasureAsync(int operations, Func<Task> work, Func<Task>? settle = null)
    {
        var (processBefore, serversBefore, since) = (process(), servers(), Stopwatch.GetTimestamp());
        await work();
        var elapsed = Stopwatch.GetElapsedTime(since);
        if (settle is not null)
            await settle();
        return new Sample(
            operations / elapsed.TotalSeconds,
            (process() - processBefore).TotalMicroseconds / operations,
            (servers() - serversBefore).TotalMicroseconds / operations);
    }

    private static TimeSpan Sum(IReadOnlyList<ProcessTree> servers) => servers.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Cpu());
}
