using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Copies;

/// <summary>Who a caller is to framework agreements: the buyer that it acts for, or the authority that runs some of them.</summary>
internal static class Parties
{
    /// <summary>What is known of the caller's organisation; null for the operator, and for one that this module has not heard of.</summary>
    internal static async Task<OrganisationCopy?> OwnCopyAsync(this LotsDbContext db, Caller? caller, CancellationToken stop) =>
        caller?.Organisation is { } own ? await db.Organisations.FindAsync([own], stop) : null;

    /// <summary>
    /// The framework agreements that the caller's organisation runs today; none unless it is in one of these roles, and none on which another
    /// organisation that it belongs to sells or wants to.
    /// </summary>
    internal static async Task<IReadOnlyList<FrameworkId>> RunByAsync(this LotsDbContext db, Caller? caller, Role roles, CancellationToken stop)
    {
        if (caller is null || !caller.Is(roles) || await db.OwnCopyAsync(caller, stop) is not { } own)
            return [];
        var interests = await db.OutsideInterestsAsync(caller, stop);
        return await db.AuthoritiesOn(db.Today).Where(a => a.Authority == own.Reference && !interests.Any(i => i.FrameworkId == a.FrameworkId))
            .Select(a => a.FrameworkId).ToListAsync(stop);
    }
}
