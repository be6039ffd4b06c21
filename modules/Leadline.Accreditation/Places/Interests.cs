using Leadline.Accreditation.Tenders;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Places;

internal static class Interests
{
    /// <summary>Those that offer a line, or did: not those that came to nothing before their first day.</summary>
    internal static IQueryable<Place> OfAnyLine(this IQueryable<Place> places) => places.Where(p => p.Lines.Any());

    /// <summary>Whoever is of an organisation that sells, or wants to sell, on a lot does not decide for the authority on it.</summary>
    internal static async Task<Refusal?> RefuseInterestAsync(
        this AccreditationDbContext db, Caller caller, FrameworkId framework, string lot, CancellationToken stop)
    {
        var interests = caller.Interests.ToList();
        var has = await db.Places.OfAnyLine().AnyAsync(p => p.FrameworkId == framework && p.LotNumber == lot && interests.Contains(p.Supplier), stop)
            || await db.Tenders.AnyAsync(t => t.FrameworkId == framework && t.LotNumber == lot && t.State == TenderState.Submitted && interests.Contains(t.Supplier), stop);
        return has
            ? new Refusal("conflict-of-interest", $"Your organisation holds or seeks a place on lot {lot}, so you can't decide for the authority on it.")
            : null;
    }
}
