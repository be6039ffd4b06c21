using Leadline.Lots.Frameworks;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Mandates;

/// <summary>Which mandate rules: of several in force the one that was published last, so that a later statement takes an earlier one's place.</summary>
internal static class MandatesInForce
{
    /// <summary>The one that rules for a buyer on a day; null where nothing is laid down, and use is voluntary.</summary>
    internal static Mandate? RulingFor(this IEnumerable<Mandate> mandates, OrganisationCopy buyer, DateOnly day) => mandates
        .Where(m => m.StandingOn(day) == MandateStanding.InForce && m.Covers(buyer.Kind, buyer.Reference)).MaxBy(m => (m.PublishedAt, m.Id.Value));

    /// <summary>A later one that takes the place of this one for all that it is for; null where it rules on for somebody.</summary>
    internal static Mandate? InPlaceOf(this IEnumerable<Mandate> mandates, Mandate earlier, DateOnly day) => mandates.FirstOrDefault(later =>
        later.FrameworkId == earlier.FrameworkId && later.ServiceLine == earlier.ServiceLine && later.StandingOn(day) == MandateStanding.InForce
        && later.PublishedAt > earlier.PublishedAt
        && earlier.BuyerKinds.TrueForAll(later.BuyerKinds.Contains) && earlier.Organisations.TrueForAll(later.Organisations.Contains));

    /// <summary>The mandates of one service line that were ever published.</summary>
    internal static async Task<List<Mandate>> MandatesOfAsync(this LotsDbContext db, string serviceLine, CancellationToken stop) =>
        await db.Mandates.AsNoTracking().Where(m => m.ServiceLine == serviceLine).ToListAsync(stop);

    /// <summary>
    /// The mandates by which a buyer must use a framework agreement for a line on a day, of each framework agreement that is live the one that rules; none where use is
    /// voluntary, and none to use what takes no new call-offs. Naming another framework agreement that holds the line does not get round one. That of the agreement that is named comes first, then the one published last.
    /// </summary>
    internal static async Task<IReadOnlyList<Mandate>> BindingAsync(
        this LotsDbContext db, FrameworkId? named, string serviceLine, OrganisationCopy buyer, DateOnly day, CancellationToken stop)
    {
        var ruling = (await db.MandatesOfAsync(serviceLine, stop)).GroupBy(m => m.FrameworkId).Select(of => of.RulingFor(buyer, day)).OfType<Mandate>()
            .Where(m => m.Use == MandateUse.Mandated).ToList();
        var frameworks = ruling.ConvertAll(m => m.FrameworkId);
        var live = await db.Frameworks.Where(f => frameworks.Contains(f.Id) && f.State == FrameworkState.Live).Select(f => f.Id).ToListAsync(stop);
        return [.. ruling.Where(m => live.Contains(m.FrameworkId)).OrderByDescending(m => m.FrameworkId == named).ThenByDescending(m => (m.PublishedAt, m.Id.Value))];
    }
}
