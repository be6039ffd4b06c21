using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.PersonalData;

/// <summary>Deletes personal data that have been kept as long as the settings say, a batch of each at a time, and nothing of a person under legal hold.</summary>
internal sealed class KeepNoLonger(DirectoryDbContext db, RetentionSettings keep, RetentionPace pace, TimeProvider clock) : IDueWork
{
    private const int AtOnce = 200;
    private const int PeopleAtOnce = 20;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!pace.IsDue(now))
            return 0;
        var done = await DeleteAsync(now, stop) + await DeleteRequestsAsync(now, stop) + await EraseClosedAsync(now, stop);
        if (done == 0)
            pace.Rest(now);
        return done;
    }

    // None of these is a root entity: that they were there stands in the record by the acts that made them. Each is looked at for a hold as
    // it is deleted, so that one placed meanwhile counts; an attempt to sign in names nobody, and goes by the doors of whoever is held just before.
    private async Task<int> DeleteAsync(DateTimeOffset now, CancellationToken stop)
    {
        var (ended, begun, tried) = (now - keep.EndedSessions, now - keep.EndedSessions - PersonSession.Life, now - keep.SignInAttempts);
        var (expired, written) = (now - keep.Links, now - keep.Letters);
        await using var write = await db.BeginWriteAsync(stop);
        var held = db.LegalHolds.Where(h => h.LiftedAt == null);
        var deleted =
            await db.Sessions.Where(s => (s.EndedAt < ended || s.StartedAt < begun) && !held.Any(h => h.Person == s.Person)).OrderBy(s => s.Id).Take(AtOnce).ExecuteDeleteAsync(stop)
            + await db.OneTimeLinks.Where(l => l.ExpiresAt < expired && !held.Any(h => h.Person == l.Person)).OrderBy(l => l.Hash).Take(AtOnce).ExecuteDeleteAsync(stop)
            + await db.OutgoingMail.Where(m => m.At < written && !held.Any(h => h.Person == m.Person)).OrderBy(m => m.Id).Take(AtOnce).ExecuteDeleteAsync(stop);
        var doors = (await HeldAsync(stop)).SelectMany(h => SignInAttempts.DoorsOf(h.Id, h.Email)).ToList();
        deleted += await db.SignInAttempts.Where(a => a.At < tried && !doors.Contains(a.Door)).OrderBy(a => a.Id).Take(AtOnce).ExecuteDeleteAsync(stop);
        await write.CommitAsync(stop);
        return deleted;
    }

    private async Task<int> DeleteRequestsAsync(DateTimeOffset now, CancellationToken stop)
    {
        var decided = now - keep.DecidedAccessRequests;
        await using var write = await db.BeginWriteAsync(stop);
        var requests = await db.AccessRequests
            .Where(r => r.DecidedAt < decided && !db.LegalHolds.Any(h => h.Person == r.Person && h.LiftedAt == null))
            .OrderBy(r => r.Id).Take(AtOnce).ToListAsync(stop);
        foreach (var request in requests)
        {
            db.Remove(request);
            db.Record(Caller.Platform, "drop-access-request", request.Id.Value, $"decided {request.DecidedAt:O}");
        }

        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return requests.Count;
    }

    private async Task<int> EraseClosedAsync(DateTimeOffset now, CancellationToken stop)
    {
        var closed = now - keep.ClosedAccounts;
        await using var write = await db.BeginWriteAsync(stop);
        var due = await db.People.AsNoTracking()
            .Where(p => p.ClosedAt < closed && p.ErasedAt == null && !db.LegalHolds.Any(h => h.Person == p.Id && h.LiftedAt == null))
            .OrderBy(p => p.Id).Take(PeopleAtOnce).Select(p => p.Id).ToListAsync(stop);
        var erased = 0;
        foreach (var id in due)
            erased += await EraseAsync(id, closed, now, stop) ? 1 : 0;
        await write.CommitAsync(stop);
        return erased;
    }

    // Since it was found to be due the operator may have opened the account again, erased it, or placed a hold.
    private async Task<bool> EraseAsync(PersonId id, DateTimeOffset closed, DateTimeOffset now, CancellationToken stop)
    {
        await db.HoldAloneAsync("people", id.Value, stop);
        var person = await db.People.SingleAsync(p => p.Id == id, stop);
        if (!(person.ClosedAt < closed) || await db.RefuseErasureAsync(person, now, stop) is not null)
            return false;
        await db.EraseAsync(person, now, stop);
        db.Record(Caller.Platform, "erase-person", id.Value, $"closed {person.ClosedAt:O}");
        await db.SaveChangesAsync(stop);
        return true;
    }

    private sealed record Held(PersonId Id, string Email);

    private Task<List<Held>> HeldAsync(CancellationToken stop) =>
        db.People.Where(p => db.LegalHolds.Any(h => h.Person == p.Id && h.LiftedAt == null)).Select(p => new Held(p.Id, p.Email)).ToListAsync(stop);
}

/// <summary>When personal data are looked through: each hour, and on until nothing is left to do.</summary>
internal sealed class RetentionPace
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public bool IsDue(DateTimeOffset now) => now >= _next;

    public void Rest(DateTimeOffset now) => _next = now + Interval;
}
