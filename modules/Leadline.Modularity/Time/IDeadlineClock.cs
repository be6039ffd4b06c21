using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Time;

/// <summary>
/// The clock that decides what is late. With several nodes only the database's clock is one clock, so on PostgreSQL it is
/// <c>clock_timestamp()</c>; on SQLite the host's clock is the only one there is. Everything else uses <see cref="TimeProvider"/>.
/// </summary>
public interface IDeadlineClock
{
    /// <summary>Reads the clock. A request that has a deadline does this first.</summary>
    Task<DateTimeOffset> NowAsync(ModuleDbContext db, CancellationToken stop);
}

/// <summary>PostgreSQL's clock.</summary>
public sealed class DatabaseDeadlineClock : IDeadlineClock
{
    /// <inheritdoc/>
    public async Task<DateTimeOffset> NowAsync(ModuleDbContext db, CancellationToken stop) =>
        await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(stop);
}

/// <summary>The host's clock: on SQLite, and in rehearsals, which have a clock of their own.</summary>
public sealed class HostDeadlineClock(TimeProvider clock) : IDeadlineClock
{
    /// <inheritdoc/>
    public Task<DateTimeOffset> NowAsync(ModuleDbContext db, CancellationToken stop) => Task.FromResult(clock.GetUtcNow());
}
