using Leadline.CallOff.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
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
    /// <summary>A lot on which somebody sells, or wants to.</summary>
    /// <remarks>Its members are set by name, as a query needs it to look into them.</remarks>
    internal sealed class LotOfInterest
    {
        public FrameworkId FrameworkId { get; init; }

        public required string LotNumber { get; init; }
    }

    /// <summary>Those that offer a line, or did: not those that came to nothing before their first day.</summary>
    internal static IQueryable<PlaceCopy> OfAnyLine(this IQueryable<PlaceCopy> places) => places.Where(p => p.Lines.Any());

    /// <summary>The lots on which one of these organisations holds or seeks a place.</summary>
    internal static IQueryable<LotOfInterest> LotsOfInterest(this CallOffDbContext db, IReadOnlyList<OrganisationId> interests) =>
        db.PlacesOf(interests).Select(p => new LotOfInterest { FrameworkId = p.FrameworkId, LotNumber = p.LotNumber })
            .Concat(db.TendersOf(interests).Select(t => new LotOfInterest { FrameworkId = t.FrameworkId, LotNumber = t.LotNumber }));

    internal static async Task<Refusal?> ConflictAsync(
        this CallOffDbContext db, Caller caller, FrameworkId framework, string lot, CancellationToken stop)
    {
        var interests = await db.InterestsAsync(caller, stop);
        var sells = await db.PlacesOf(interests).AnyAsync(p => p.FrameworkId == framework && p.LotNumber == lot, stop);
        var seeks = sells || await db.TendersOf(interests).AnyAsync(t => t.FrameworkId == framework && t.LotNumber == lot, stop);
        return seeks
            ? new Refusal("conflict-of-interest", $"Your organisation {(sells ? "holds" : "seeks")} a place on lot {lot}, so you can't act for a buyer on it.")
            : null;
    }

    private static IQueryable<PlaceCopy> PlacesOf(this CallOffDbContext db, IReadOnlyList<OrganisationId> suppliers) =>
        db.Places.OfAnyLine().Where(p => suppliers.Contains(p.Supplier));

    private static IQueryable<TenderCopy> TendersOf(this CallOffDbContext db, IReadOnlyList<OrganisationId> suppliers) =>
        db.Tenders.Where(t => !t.IsDecided && suppliers.Contains(t.Supplier));
}
