using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Storage;
using Leadline.Plugins.Runtime.Approved;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>Reads the reports that may be known.</summary>
internal sealed class ReadReports(PluginsDbContext db) : IPluginReports
{
    /// <inheritdoc/>
    public async Task<Page<PluginReport>> OfAsync(string hash, PageRequest page, bool newestFirst, CancellationToken stop)
    {
        var known = db.Reports.AsNoTracking().Where(r => r.Hash == hash
            && !db.ReportHolds.Any(h => h.ReportId == r.Id && !db.OpenedEvents.Any(e => e.Id == h.Event)));
        var rows = await (newestFirst ? known.OnPageNewestFirst(r => r.Id, page) : known.OnPage(r => r.Id, page)).ToListAsync(stop);
        return page.Of([.. rows.Select(r => r.Shown)], r => r.Id);
    }
}
