using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.OutcomePayments;

internal static class SaveOrStale
{
    /// <summary>Saves; or says, for route and page alike, that somebody else was first, and then nothing is saved.</summary>
    internal static async Task<ProblemHttpResult?> SaveOrStaleAsync(this CallOffDbContext db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.Of(StatusCodes.Status412PreconditionFailed, "version-stale", "Somebody else changed this at the same moment, and was first. Read it again, then decide.");
        }
    }
}
