using Leadline.Lots.Ceilings;
using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Proposals;
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
/// <param name="Ceiling">The lower of the ceilings of lot and framework agreement, each with what it was raised by then; null where neither states one.</param>
internal sealed record Offer(FrameworkId FrameworkId, int Version, FrameworkTerms Terms, bool IsLive, LotTerms Lot, ServiceLineTerms Line, Money? Ceiling)
{
    /// <summary>The service that the line belongs to; null where the lot knows none.</summary>
    internal ServiceTerms? Service => Lot.Services.FirstOrDefault(s => s.ServiceLines.Contains(Line.Code));
}

internal static class Offers
{
    /// <summary>Every service line of every lot as it stood on a day, in the order of references and documents; what was not published by then is not among them.</summary>
    internal static async Task<IReadOnlyList<Offer>> OffersAsync(this LotsDbContext db, DateOnly day, CancellationToken stop)
    {
        var (steps, raises) = (await db.StepsAsync(stop), await db.RaisesAsync(stop));
        var frameworks = await db.Frameworks.AsNoTracking().OrderBy(f => f.Reference).Select(f => new
        {
            f.Id, f.WentLiveAt, f.ClosedAt, f.ReopenedAt, f.EndedAt,
            InForce = f.Versions.Where(v => v.EffectiveFrom <= day).OrderByDescending(v => v.Number).Select(v => new { v.Number, v.Terms }).FirstOrDefault(),
        }).ToListAsync(stop);
        return [.. from f in frameworks
            where f.InForce is not null
            let terms = FrameworkVersion.Read(f.InForce.Terms)
            let isLive = IsLive([(f.WentLiveAt, true), (f.ClosedAt, false), (f.ReopenedAt, true), (f.EndedAt, false), .. steps[f.Id]], day)
            let raised = raises[f.Id].Where(r => UkCalendar.DayOf(r.At) <= day).Select(r => r.Raise).ToList()
            from lot in terms.Lots
            let term = terms.TermOf(lot)
            from line in lot.ServiceLines
            select new Offer(f.Id, f.InForce.Number, terms, isLive && day >= term.From && day <= term.To, lot, line, Ceiling(terms, lot, raised))];
    }

    // The agreement keeps the last of each step alone; those before stand in its history. Told twice, a step is the same.
    private static bool IsLive(IEnumerable<(DateTimeOffset? At, bool IsLive)> steps, DateOnly day) =>
        steps.Where(s => s.At is { } at && UkCalendar.DayOf(at) <= day).OrderBy(s => s.At).LastOrDefault().IsLive;

    /// <summary>The lower of the ceilings of lot and framework agreement, each with what it was raised by; null where neither states one.</summary>
    internal static Money? Ceiling(FrameworkTerms terms, LotTerms lot, IReadOnlyList<CeilingRaise> raised)
    {
        var own = lot.Ceiling + Raised(lot.Number);
        var whole = terms.Ceiling + Raised(null);
        return own is null || whole < own ? whole : own;

        Money Raised(string? number) => new(raised.Where(r => r.LotNumber == number).Sum(r => r.Amount.Pence));
    }

    private static async Task<ILookup<FrameworkId, (DateTimeOffset? At, bool IsLive)>> StepsAsync(this LotsDbContext db, CancellationToken stop) =>
        (await db.Proposals.AsNoTracking()
            .Where(p => p.State == ProposalState.Confirmed && p.FrameworkId != null && (p.Step == FrameworkStep.Live || p.Step == FrameworkStep.Closure || p.Step == FrameworkStep.End))
            .Select(p => new { p.FrameworkId, p.Step, p.DecidedAt }).ToListAsync(stop))
        .ToLookup(p => p.FrameworkId!.Value, p => (p.DecidedAt, p.Step == FrameworkStep.Live));

    private static async Task<ILookup<FrameworkId, (CeilingRaise Raise, DateTimeOffset At)>> RaisesAsync(this LotsDbContext db, CancellationToken stop) =>
        (await db.CeilingRaises.AsNoTracking().Join(db.CeilingRaiseDecisions.Where(d => d.IsConfirmed), r => r.Id, d => d.RaiseId, (r, d) => new { Raise = r, d.DecidedAt }).ToListAsync(stop))
        .ToLookup(r => r.Raise.FrameworkId, r => (r.Raise, r.DecidedAt));
}
