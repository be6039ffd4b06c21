using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Guide;

/// <summary>A service line as a lot offers it on a day.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Version">The number of the version in force on that day.</param>
/// <param name="Terms">What that version says.</param>
/// <param name="IsLive">Whether buyers could call off from the lot on that day.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Line">The line.</param>
internal sealed record Offer(FrameworkId FrameworkId, int Version, FrameworkTerms Terms, bool IsLive, LotTerms Lot, ServiceLineTerms Line)
{
    /// <summary>The service that the line belongs to; null where the lot knows none.</summary>
    internal ServiceTerms? Service => Lot.Services.FirstOrDefault(s => s.ServiceLines.Contains(Line.Code));
}

internal static class Offers
{
    /// <summary>Every service line of every lot as it stood on a day, in the order of references and documents; what was not published by then is not among them.</summary>
    internal static async Task<IReadOnlyList<Offer>> OffersAsync(this LotsDbContext db, DateOnly day, CancellationToken stop)
    {
        var frameworks = await db.Frameworks.AsNoTracking().OrderBy(f => f.Reference).Select(f => new
        {
            f.Id, f.WentLiveAt, f.ClosedAt, f.ReopenedAt,
            InForce = f.Versions.Where(v => v.EffectiveFrom <= day).OrderByDescending(v => v.Number).Select(v => new { v.Number, v.Terms }).FirstOrDefault(),
        }).ToListAsync(stop);
        return [.. from f in frameworks
            where f.InForce is not null
            let terms = FrameworkVersion.Read(f.InForce.Terms)
            let isLive = f.WentLiveAt is { } live && UkCalendar.DayOf(live) <= day && !(f.ClosedAt is { } closed && UkCalendar.DayOf(closed) <= day && !(f.ReopenedAt > closed && UkCalendar.DayOf(f.ReopenedAt.Value) <= day))
            from lot in terms.Lots
            let term = terms.TermOf(lot)
            from line in lot.ServiceLines
            select new Offer(f.Id, f.InForce.Number, terms, isLive && day >= term.From && day <= term.To, lot, line)];
    }
}
