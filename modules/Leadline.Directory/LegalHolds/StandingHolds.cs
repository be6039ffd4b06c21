using Leadline.Modularity.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.LegalHolds;

internal sealed class StandingHolds(DirectoryDbContext db) : ILegalHolds
{
    public async Task<IReadOnlyList<Guid>> HeldPersonsAsync(CancellationToken stop) =>
        [.. (await db.LegalHolds.Where(h => h.LiftedAt == null).Select(h => h.Person).Distinct().ToListAsync(stop)).Select(p => p.Value)];
}
