using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Copies;

/// <summary>Whoever belongs to an organisation that holds or seeks a place does nothing there for the authority or a buyer, and reads nothing as they do.</summary>
internal static class Interests
{
    /// <param name="db">The module's store.</param>
    /// <param name="caller">Who acts for an authority or a buyer.</param>
    /// <param name="framework">The framework agreement.</param>
    /// <param name="lots">The lots that the act is on; null where it is on the agreement at large.</param>
    /// <param name="stop">Breaks it off.</param>
    internal static async Task<Refusal?> RefuseInterestAsync(
        this LotsDbContext db, Caller caller, FrameworkId framework, IReadOnlyCollection<string>? lots, CancellationToken stop)
    {
        var interests = await db.OutsideInterestsAsync(caller, stop);
        return await interests.AnyAsync(i => i.FrameworkId == framework && (lots == null || lots.Contains(i.LotNumber)), stop)
            ? new Refusal("conflict-of-interest", "You belong to an organisation that holds or seeks a place here, so you can't act on this for an authority or a buyer.")
            : null;
    }
}
