using System.Runtime.CompilerServices;
using Leadline.Modularity;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Plugins.Runtime.Approved;

internal sealed class PluginsProjection(PluginsDbContext db) : IStateProjection
{
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var p in db.Approved.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"approved-plugin|{p.Plugin}|{p.Number}|{p.Publisher}|{p.IsActive}";
    }
}
