using Leadline.Lots.Frameworks;
using Leadline.Lots.Successions;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots;

internal static class SavingOrTold
{
    /// <summary>Saves; or says, for route and page alike, that somebody else was first, and then nothing is saved.</summary>
    internal static async Task<ProblemHttpResult?> SaveOrToldAsync(this LotsDbContext db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Stale();
        }
        catch (DbUpdateException error) when (error.IsDuplicate())
        {
            return IsNew<FrameworkSuccession>(db)
                ? new Refusal("succession-open", "Somebody else offered a succession of this agreement at the same moment, and was first.").AsConflict()
                : IsNew<FrameworkAgreement>(db)
                    ? new Refusal("framework-known", "Somebody else published an agreement under this reference at the same moment, and was first.", "/reference").AsConflict()
                    : Stale(); // of the next version, by its number
        }
    }

    private static bool IsNew<TRoot>(LotsDbContext db)
        where TRoot : class => db.ChangeTracker.Entries<TRoot>().Any(e => e.State == EntityState.Added);

    private static ProblemHttpResult Stale() => Problems.Of(StatusCodes.Status412PreconditionFailed, "version-stale",
        "Somebody else changed this at the same moment, and was first. Read it again, then decide.");
}
