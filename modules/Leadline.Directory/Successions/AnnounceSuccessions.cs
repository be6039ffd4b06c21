using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Successions;

/// <summary>Tells the other modules of each succession whose day has come, once, in the order of days.</summary>
internal sealed class AnnounceSuccessions(DirectoryDbContext db, IDeadlineClock deadline) : IDueWork
{
    private const int Batch = 100;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = await deadline.NowAsync(db, stop);
        var today = UkCalendar.DayOf(now);
        var due = await db.Organisations.AsSplitQuery().Where(o => o.SucceededOn <= today && o.SuccessionToldAt == null)
            .OrderBy(o => o.SucceededOn).ThenBy(o => o.Reference).Take(Batch).ToListAsync(stop);
        foreach (var organisation in due)
        {
            var followers = organisation.Successors.Select(s => s.Successor).ToList();
            var successors = await db.Organisations.Where(o => followers.Contains(o.Id)).ToListAsync(stop);
            db.Announce(organisation.Tell(successors, now));
            db.Record(Caller.Platform, "announce-succession", organisation.Id.Value, $"{organisation.Reference} on {organisation.SucceededOn:O}");
        }

        if (due.Count > 0)
            await db.SaveChangesAsync(stop);
        return due.Count;
    }
}
