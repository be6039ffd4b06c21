using Leadline.Directory.Contracts;
using Leadline.Directory.LegalHolds;
using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.PersonalData;

/// <summary>
/// Erasing what is held on a person, however it comes to it. The identifier stays, and with it who was allowed what: the record speaks of
/// both, and holds nothing else of the person.
/// </summary>
internal static class Erasing
{
    private const string Why = "What was held on the person who asked is erased.";

    /// <summary>Why a person can't be erased now, if it can't.</summary>
    internal static async Task<Refusal?> RefuseErasureAsync(this DirectoryDbContext db, Person person, DateTimeOffset now, CancellationToken stop)
    {
        if (person.ErasedAt is { } erased)
            return new Refusal("person-erased", $"What was held on this person was erased at {erased:O}.");
        if (await db.IsHeldAsync(person.Id, stop))
            return new Refusal("legal-hold", "A legal hold on this person stands: nothing is erased until every one is lifted.");
        return person.IsOpen && await db.RoleGrants.AnyAsync(g => g.Person == person.Id && (g.EndedAt == null || g.EndedAt > now) && (g.Until == null || g.Until > now), stop)
            ? new Refusal("roles-in-force", "This person holds roles: end them, or close the account, first.")
            : null;
    }

    /// <summary>Erases; part of the open transaction, in which the act is put on record.</summary>
    internal static async Task EraseAsync(this DirectoryDbContext db, Person person, DateTimeOffset now, CancellationToken stop)
    {
        var (id, email, doors) = (person.Id, person.Email, SignInAttempts.DoorsOf(person.Id, person.Email));
        await db.Sessions.Where(s => s.Person == id).ExecuteDeleteAsync(stop);
        await db.SignInAttempts.Where(a => doors.Contains(a.Door)).ExecuteDeleteAsync(stop);
        await db.OneTimeLinks.Where(l => l.Person == id).ExecuteDeleteAsync(stop);
        await db.LinkRequests.Where(r => r.Email == email).ExecuteDeleteAsync(stop);
        await db.OutgoingMail.Where(m => m.Person == id || m.To == email).ExecuteDeleteAsync(stop);
        await db.ForgetAnswersAsync(id.Value, stop); // those that name the person by more than its identifier are among them
        foreach (var request in await db.AccessRequests.Where(r => r.Person == id).ToListAsync(stop))
        {
            if (request.DecidedAt is null)
                request.Decide(approve: false, Why, decider: null, now);
            request.EraseReason();
        }

        person.Erase(now);
        db.Announce(new PersonErased(id.Value)); // the other modules keep answers too
    }
}
