using System.Runtime.CompilerServices;
using Leadline.Modularity;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory;

internal sealed class DirectoryProjection(DirectoryDbContext db) : IStateProjection
{
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var o in db.Organisations.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"organisation|{o.Reference}|{o.Name}|{o.Kind}|{o.OpenFrom:O}|{o.OpenTo:O}|{o.Successor}";
    }
}
