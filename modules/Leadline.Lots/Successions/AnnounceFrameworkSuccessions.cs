using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Successions;

/// <summary>Tells the other modules of each accepted succession whose day has come, once, in the order of days.</summary>
internal sealed class AnnounceFrameworkSuccessions(LotsDbContext db, IDeadlineClock deadline) : IDueWork
{
    private const int Batch = 100;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = await deadline.NowAsync(db, stop);
        var today = UkCalendar.DayOf(now);
        var due = await db.Successions.Where(s => s.State == SuccessionState.Accepted && s.FirstDay <= today && s.ToldAt == null)
            .OrderBy(s => s.FirstDay).ThenBy(s => s.Id).Take(Batch).ToListAsync(stop);
        foreach (var succession in due)
        {
            db.Announce(succession.Tell(now));
            db.Record(Caller.Platform, "announce-framework-succession", succession.Id.Value, $"{succession.Predecessor} to {succession.Successor} on {succession.FirstDay:O}");
        }

        if (due.Count > 0)
            await db.SaveChangesAsync(stop);
        return due.Count;
    }
}
