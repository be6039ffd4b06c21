using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Frameworks;

/// <summary>A framework agreement with the version that is in force on a day; before the first version's day, that one.</summary>
internal sealed record FrameworkInForce(int Version, FrameworkTerms Terms, StateShown State)
{
    internal static async Task<FrameworkInForce?> FindAsync(LotsDbContext db, Guid id, DateOnly today, CancellationToken stop)
    {
        var frameworkId = new FrameworkId(id);
        var found = await db.Frameworks.AsNoTracking().Where(f => f.Id == frameworkId).Select(f => new
        {
            f.State,
            InForce = f.Versions.Where(v => v.EffectiveFrom <= today).OrderByDescending(v => v.Number).FirstOrDefault(),
            First = f.Versions.OrderBy(v => v.Number).First(),
        }).FirstOrDefaultAsync(stop);
        if (found is null)
            return null;
        var version = found.InForce ?? found.First;
        var terms = FrameworkVersion.Read(version.Terms);
        return new FrameworkInForce(version.Number, terms, StateShown.Of(found.State, terms.Term, today));
    }
}
