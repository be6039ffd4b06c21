using Leadline.Directory.RoleGrants;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>What goes with an account that is closed, however it comes to it. Opening it again brings nothing of it back.</summary>
internal static class Closing
{
    /// <summary>
    /// Ends the person's sessions, roles and delegations, the latter two with an entry each, and makes its links void; part of the open
    /// transaction, in which the closing is put on record.
    /// </summary>
    internal static async Task EndAllAsync(
        this DirectoryDbContext db, PersonId person, Caller caller, string reason, DateTimeOffset now, CancellationToken stop)
    {
        await db.HoldAloneAsync("people", person.Value, stop); // a role that is being given comes first, and ends with the others
        await db.EndSessionsAsync(person, now, stop);
        await db.OneTimeLinks.Where(l => l.Person == person).ExecuteDeleteAsync(stop);
        foreach (var grant in await db.RoleGrants.Where(g => g.Person == person && g.EndedAt == null && (g.Until == null || g.Until > now)).ToListAsync(stop))
        {
            grant.End(reason, now);
            db.Record(caller, "end-role", grant.Id.Value, grant.Role.Text(), reason);
        }

        foreach (var delegation in await db.Delegations.Where(d => d.Person == person && d.EndedAt == null && d.Until > now).ToListAsync(stop))
        {
            delegation.End(reason, now);
            db.Record(caller, "end-delegation", delegation.Id.Value, "", reason);
        }
    }
}
