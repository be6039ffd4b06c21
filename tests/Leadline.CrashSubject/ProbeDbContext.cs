using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Leadline.CrashSubject;

/// <summary>One effect. Nothing in the database keeps it from being there twice.</summary>
internal sealed record Tally(Guid Id, Guid Organisation, int Effect);

internal sealed class ProbeDbContext(DbContextOptions<ProbeDbContext> options, StoreServices services)
    : ModuleDbContext(options, services)
{
    public override string Schema => "probe";

    protected override void MapModule(ModelBuilder model)
    {
        model.Entity<Tally>().ToTable("tally").HasKey(t => t.Id);
        model.Entity<Tally>().Property(t => t.Id).ValueGeneratedNever();
    }
}

/// <summary>Makes the probe's tables. It has no migrations, so the host's migrator finds nothing to do for it.</summary>
internal sealed class CreateProbeTables(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProbeDbContext>();
        await using var write = await db.BeginWriteAsync(cancellationToken);
        if (!db.Database.IsSqlite())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(1)", cancellationToken); // two hosts may start at once
        if (await IsThereAsync(db, cancellationToken))
            return;
        await ((RelationalDatabaseCreator)db.GetService<IDatabaseCreator>()).CreateTablesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<bool> IsThereAsync(ProbeDbContext db, CancellationToken stop) => db.Database.IsSqlite()
        ? await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = 'probe_tally'").SingleAsync(stop) > 0
        : await db.Database.SqlQuery<bool>($"SELECT to_regclass('probe.tally') IS NOT NULL AS \"Value\"").SingleAsync(stop);
}
