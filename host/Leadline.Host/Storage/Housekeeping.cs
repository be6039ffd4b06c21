using Leadline.Modularity.PersonalData;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Storage;

/// <summary>
/// Deletes what has served its time: inbox rows and answers to requests with idempotency keys. An inbox row stays while a copy of its
/// message could still come: while the message lies in the module's outbox or dead letters, and while any outbox holds a message as old
/// as the row. An answer stays while a legal hold stands on whoever asked, or on a person whom it names.
/// </summary>
internal sealed class Housekeeping(
    IEnumerable<StoreDescriptor> stores, IEnumerable<ILegalHolds> holds, IServiceProvider services, HousekeepingPace pace, TimeProvider clock,
    ILogger<Housekeeping> log) : IDueWork
{
    /// <summary>How long inbox rows and answers are kept.</summary>
    internal static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!pace.IsDue(now))
            return 0;
        var modules = stores.Select(s => (ModuleDbContext)services.GetRequiredService(s.ContextType)).ToList();
        var limit = now - Keep;
        var oldest = await OldestWaitingAsync(modules, limit, stop);
        var held = await HeldAsync(stop);
        var deleted = 0;
        foreach (var db in modules)
            deleted += await TidyAsync(db, oldest, limit, held, stop);
        if (deleted > 0)
            log.LogInformation("Housekeeping deleted {Rows} inbox rows and answers older than {Limit}", deleted, limit);
        return deleted;
    }

    // Every outbox counts for every inbox: a message lies in the outbox of the module that announced it.
    private static async Task<DateTimeOffset> OldestWaitingAsync(List<ModuleDbContext> modules, DateTimeOffset limit, CancellationToken stop)
    {
        var oldest = limit;
        foreach (var db in modules)
        {
            var waiting = await db.Outbox.Where(m => m.Created < oldest).OrderBy(m => m.Created).Select(m => (DateTimeOffset?)m.Created)
                .FirstOrDefaultAsync(stop);
            oldest = waiting ?? oldest;
        }

        return oldest;
    }

    private async Task<List<Guid>> HeldAsync(CancellationToken stop)
    {
        var held = new List<Guid>();
        foreach (var keeper in holds)
            held.AddRange(await keeper.HeldPersonsAsync(stop));
        return held;
    }

    private static async Task<int> TidyAsync(
        ModuleDbContext db, DateTimeOffset oldest, DateTimeOffset limit, List<Guid> held, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        var taken = await db.Inbox
            .Where(e => e.At < oldest)
            .Where(e => !db.DeadLetters.Any(d => d.MessageId == e.MessageId) && !db.Outbox.Any(m => m.Id == e.MessageId))
            .ExecuteDeleteAsync(stop);
        var answered = await db.AnswersNotAbout(held).Where(r => r.At < limit).ExecuteDeleteAsync(stop);
        await write.CommitAsync(stop);
        return taken + answered;
    }
}

/// <summary>
/// When housekeeping is due: each hour, the first an hour after the start, so that what a broker brings again after a standstill has come
/// before anything is forgotten.
/// </summary>
internal sealed class HousekeepingPace(TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private DateTimeOffset _next = clock.GetUtcNow() + Interval;

    /// <summary>Whether housekeeping is due; if it is, it is not due again for an hour.</summary>
    internal bool IsDue(DateTimeOffset now)
    {
        if (now < _next)
            return false;
        _next = now + Interval;
        return true;
    }
}
