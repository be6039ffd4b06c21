using Leadline.Accreditation.Tenders;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Places;

internal static class Interests
{
    /// <summary>A lot on which somebody sells, or wants to.</summary>
    /// <remarks>Its members are set by name, as a query needs it to look into them.</remarks>
    internal sealed class LotOfInterest
    {
        public FrameworkId FrameworkId { get; init; }

        public required string LotNumber { get; init; }
    }

    /// <summary>Those that offer a line, or did: not those that came to nothing before their first day.</summary>
    internal static IQueryable<Place> OfAnyLine(this IQueryable<Place> places) => places.Where(p => p.Lines.Any());

    /// <summary>The lots on which one of these organisations holds or seeks a place.</summary>
    internal static IQueryable<LotOfInterest> LotsOfInterest(this AccreditationDbContext db, IReadOnlyList<OrganisationId> interests) =>
        db.Places.OfAnyLine().Where(p => interests.Contains(p.Supplier)).Select(p => new LotOfInterest { FrameworkId = p.FrameworkId, LotNumber = p.LotNumber })
            .Concat(db.Tenders.Where(t => t.State == TenderState.Submitted && interests.Contains(t.Supplier))
                .Select(t => new LotOfInterest { FrameworkId = t.FrameworkId, LotNumber = t.LotNumber }));

    /// <summary>Whoever is of an organisation that sells, or wants to sell, on a lot does not decide for the authority on it.</summary>
    internal static async Task<Refusal?> RefuseInterestAsync(
        this AccreditationDbContext db, Caller caller, FrameworkId framework, string lot, CancellationToken stop)
    {
        var conflicts = db.LotsOfInterest(await db.InterestsAsync(caller, stop));
        return await conflicts.AnyAsync(l => l.FrameworkId == framework && l.LotNumber == lot, stop)
            ? new Refusal("conflict-of-interest", $"Your organisation holds or seeks a place on lot {lot}, so you can't decide for the authority on it.")
            : null;
    }
}
