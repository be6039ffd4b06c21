using Leadline.CallOff.Copies;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.FurtherCompetitions;

/// <summary>
/// Nobody acts for a buyer on a lot on which its own organisation sells or wants to sell, under a delegation or not: a commissioning
/// support unit may advise the very group that it bids to.
/// </summary>
/// <remarks>Source: Public Contracts Regulations 2015, reg. 24 (conflicts of interest).</remarks>
internal static class ConflictOfInterest
{
    /// <summary>Those that offer a line, or did: not those that came to nothing before their first day.</summary>
    internal static IQueryable<PlaceCopy> OfAnyLine(this IQueryable<PlaceCopy> places) => places.Where(p => p.Lines.Any());

    internal static async Task<Refusal?> ConflictAsync(
        this CallOffDbContext db, Caller caller, FrameworkId framework, string lot, CancellationToken stop)
    {
        var interests = caller.Interests.ToList();
        var sells = await db.Places.OfAnyLine().AnyAsync(p => p.FrameworkId == framework && p.LotNumber == lot && interests.Contains(p.Supplier), stop);
        var seeks = sells || await db.Tenders.AnyAsync(
            t => t.FrameworkId == framework && t.LotNumber == lot && !t.IsDecided && interests.Contains(t.Supplier), stop);
        return seeks
            ? new Refusal("conflict-of-interest", $"Your organisation {(sells ? "holds" : "seeks")} a place on lot {lot}, so you can't act for a buyer on it.")
            : null;
    }
}
