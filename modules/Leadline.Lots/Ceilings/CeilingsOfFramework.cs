using Leadline.Lots.Frameworks;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Ceilings;

internal static class CeilingsOfFramework
{
    /// <summary>
    /// Lets nobody else count under a framework agreement until the open transaction ends: of two awards that want the last pound, one finds it taken.
    /// </summary>
    internal static Task CountAloneAsync(this LotsDbContext db, FrameworkId framework, CancellationToken stop) =>
        db.TakeTurnsAsync($"ceilings of {framework.Value}", stop);

    /// <summary>The ceilings as they stand on a day; null where there is no such framework agreement.</summary>
    internal static async Task<FrameworkCeilings?> CeilingsAsync(this LotsDbContext db, FrameworkId framework, DateOnly today, CancellationToken stop)
    {
        var versions = await db.Frameworks.AsNoTracking().Where(f => f.Id == framework).SelectMany(f => f.Versions)
            .OrderByDescending(v => v.Number).Select(v => new { v.EffectiveFrom, v.Terms }).ToListAsync(stop);
        if (versions.Count == 0)
            return null;
        var inForce = versions.SkipWhile((v, i) => v.EffectiveFrom > today && i < versions.Count - 1).Select(v => FrameworkVersion.Read(v.Terms)).ToList();
        var tallies = await db.CountedCallOffs.AsNoTracking().Where(c => c.FrameworkId == framework).GroupBy(c => c.LotNumber)
            .Select(g => new LotTally(g.Key, g.Sum(c => c.CommittedPence), g.Sum(c => c.ReportedPence), g.Sum(c => c.CountedPence))).ToListAsync(stop);
        return FrameworkCeilings.Of(inForce, tallies, await db.ConfirmedRaisesAsync(framework, stop));
    }

    /// <summary>The raises that another person has confirmed.</summary>
    internal static Task<List<CeilingRaise>> ConfirmedRaisesAsync(this LotsDbContext db, FrameworkId framework, CancellationToken stop) =>
        db.CeilingRaises.AsNoTracking()
            .Where(r => r.FrameworkId == framework && db.CeilingRaiseDecisions.Any(d => d.RaiseId == r.Id && d.IsConfirmed)).ToListAsync(stop);

    /// <summary>What is counted of one call-off, to be changed.</summary>
    internal static async Task<CountedCallOff> CountedAsync(this LotsDbContext db, CallOffId id, FrameworkId framework, CancellationToken stop) =>
        await db.CountedCallOffs.FindAsync([id], stop) ?? db.Add(new CountedCallOff(id, framework)).Entity;
}
