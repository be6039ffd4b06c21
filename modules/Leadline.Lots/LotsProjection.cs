using System.Runtime.CompilerServices;
using Leadline.Modularity;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots;

internal sealed class LotsProjection(LotsDbContext db) : IStateProjection
{
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var f in db.Frameworks.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return $"framework|{f.Reference}|{f.Authority}|{f.State}|{f.OpenedToTendersAt:O}|{f.WentLiveAt:O}|{f.ClosedAt:O}";
            foreach (var v in f.Versions)
                yield return $"framework-version|{f.Reference}|{v.Number}|{v.EffectiveFrom:O}|{v.Sha256}";
        }

        foreach (var line in await ChoiceLines.ReadAsync(db, stop))
            yield return line;
    }
}
