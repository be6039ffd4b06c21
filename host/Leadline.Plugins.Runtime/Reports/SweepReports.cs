using Leadline.Modularity.Time;
using Leadline.Plugins.Runtime.Approved;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>Sweeps away reports that have grown old, those among them that were never to be read.</summary>
internal sealed class SweepReports(PluginsDbContext db, PluginSettings settings, TimeProvider clock) : IDueWork
{
    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var before = clock.GetUtcNow() - settings.Care.ReportsFor;
        if (!await db.Reports.AnyAsync(r => r.At < before, stop)) // looking takes no writer's turn
            return 0;
        await using var write = await db.BeginWriteAsync(stop);
        var swept = await db.Reports.Where(r => r.At < before).ExecuteDeleteAsync(stop);
        await db.OpenedEvents.Where(e => !db.ReportHolds.Any(h => h.Event == e.Id)).ExecuteDeleteAsync(stop);
        await write.CommitAsync(stop);
        return swept;
    }
}
