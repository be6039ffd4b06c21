using Leadline.Directory.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>What goes with an account that is closed, however it comes to it.</summary>
internal static class Closing
{
    /// <summary>Ends the person's sessions and makes its links void; part of the open transaction, in which the closing is put on record.</summary>
    internal static async Task ShutDoorsAsync(this DirectoryDbContext db, PersonId person, DateTimeOffset now, CancellationToken stop)
    {
        await db.EndSessionsAsync(person, now, stop);
        await db.OneTimeLinks.Where(l => l.Person == person).ExecuteDeleteAsync(stop);
    }
}
