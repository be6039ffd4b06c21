using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Approved;

/// <summary>
/// Takes each approval and withdrawal into use on this node, without a restart. Each node looks by itself: the message that tells of one
/// reaches one of them.
/// </summary>
internal sealed class FollowApprovals(ApprovedShelf shelf, PluginRuntime runtime, ILogger<FollowApprovals> log) : BackgroundService
{
    // Of the real clock: how often a node looks is no business time, and a rehearsal that moves its clock still has to see them.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private const int TicksOfPatience = 30; // what could not be made ready is tried again at every so manieth look

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        var (seen, ticks) = (-1L, 0); // what was approved between the start and the first look is found by it
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                seen = await LookAsync(shelf.HasTrouble && ++ticks % TicksOfPatience == 0 ? -1 : seen, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task<long> LookAsync(long seen, CancellationToken stop)
    {
        try
        {
            var stamp = await shelf.StampAsync(stop);
            if (stamp != seen)
                await runtime.RefreshAsync(stop);
            return stamp;
        }
        // The database or the files are away: what runs, runs on, and the next look tries again.
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogError(error, "The approved plugins can't be read; trying again");
            return seen;
        }
    }
}
