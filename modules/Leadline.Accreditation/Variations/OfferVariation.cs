using Leadline.Lots.Contracts;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Variations;

internal static class OfferVariation
{
    /// <summary>
    /// Keeps what suppliers are asked to accept. Where a new version asks nobody, it came before the agreement was concluded, and whoever was accredited by then
    /// tendered for what it says.
    /// </summary>
    internal static async Task OfferAsync(this AccreditationDbContext db, FrameworkPublished message, CancellationToken stop)
    {
        if (message.Variation is { } variation)
        {
            if (await db.OfferedVariations.FindAsync([message.FrameworkId, message.Version], stop) is null)
                db.Add(OfferedVariation.Of(message, variation));
            return;
        }

        if (message.BindsAs != message.Version)
            return; // the same terms as those of an earlier version
        await db.TakeTurnsAsync(BoundTerms.Turn(message.FrameworkId), stop); // whoever is accredited meanwhile knows of this version, or is found here
        foreach (var place in await db.Places.Where(p => p.FrameworkId == message.FrameworkId).ToListAsync(stop))
        {
            if (place.Bind([message.BindsAs]) is { } granted)
                db.Announce(granted);
        }
    }
}
