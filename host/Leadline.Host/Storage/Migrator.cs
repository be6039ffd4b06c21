using Leadline.Host.Configuration;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Leadline.Host.Storage;

/// <summary>
/// Brings every schema up to date before anything else starts. On PostgreSQL an advisory lock lets two nodes start at once: one migrates,
/// the other waits and finds nothing to do; and where a role for migrations is configured, the application's own role gets no right to
/// change what is append-only. On SQLite the data folder's lock has seen to the first, and there are no roles.
/// </summary>
internal sealed class Migrator(IServiceScopeFactory scopes, IEnumerable<StoreDescriptor> stores, HostSettings host, ILogger<Migrator> log)
    : IHostedService
{
    private const long LockKey = 0x4C454144_4C494E45; // "LEADLINE"

    private readonly StoreSettings _settings = host.Store;
    private readonly string _connection = host.MigrationConnectionString ?? host.Store.ConnectionString;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var session = await LockAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var context in stores.Select(s => s.ContextType).Append(typeof(RecordDbContext)))
            await MigrateAsync((StoreDbContext)scope.ServiceProvider.GetRequiredService(context), cancellationToken);
        if (session is not null)
            await LimitAsync(session, cancellationToken);
        if (_settings.Engine == StoreEngine.Sqlite)
        {
            var any = scope.ServiceProvider.GetRequiredService<RecordDbContext>();
            await any.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken); // kept in the file from then on
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MigrateAsync(StoreDbContext db, CancellationToken stop)
    {
        db.Database.SetConnectionString(_connection);
        try
        {
            await BringUpToDateAsync(db, stop);
        }
        finally
        {
            db.Database.SetConnectionString(_settings.ConnectionString); // the context goes back to its pool and serves the application
        }
    }

    private async Task BringUpToDateAsync(StoreDbContext db, CancellationToken stop)
    {
        // A fresh database is not asked for what it can't have: PostgreSQL would refuse, and the refusal would stand in the log as an error.
        var isFresh = !await db.GetService<IHistoryRepository>().ExistsAsync(stop);
        var pending = (isFresh ? db.Database.GetMigrations() : await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        if (pending.Count == 0)
            return;
        log.LogInformation("Migrating {Module}: {Migrations}", db.Schema, string.Join(", ", pending));
        if (_settings.Engine == StoreEngine.Sqlite)
            await ForgetAbandonedLockAsync(db, stop);
        await db.Database.MigrateAsync(stop);
    }

    // On SQLite Entity Framework's lock is a row, which stays when the process that wrote it is killed, or asked to stop, half-way; the
    // next start would wait for it for ever. Nobody is at work there: the data folder is this host's alone.
    private static Task ForgetAbandonedLockAsync(StoreDbContext db, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"""DROP TABLE IF EXISTS "__EFMigrationsLock" """, stop);

    private async Task LimitAsync(NpgsqlConnection session, CancellationToken stop)
    {
        var role = await RoleAsync(stop);
        var changeable = host.MigrationConnectionString is null
            ? await ApplicationRole.ChangeableAsync(session, role, stop)
            : await ApplicationRole.GrantAsync(session, role, [.. stores.Select(s => s.Module), RecordDbContext.Name], stop);
        if (changeable.Count > 0)
            log.LogWarning("The database role {Role} has the right to change {Tables} append-only tables, which only triggers refuse. Run migrations "
                + "as another role, the tables' owner: LEADLINE_DATABASE__MIGRATIONCONNECTIONSTRING (key Database:MigrationConnectionString)", role, changeable.Count);
    }

    private async Task<string> RoleAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(_settings.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("SELECT current_user", connection);
        return (string)(await command.ExecuteScalarAsync(stop))!;
    }

    private async Task<NpgsqlConnection?> LockAsync(CancellationToken stop)
    {
        if (_settings.Engine != StoreEngine.Postgres)
            return null;
        // A session of its own, outside the pool: closing it releases the lock whatever happens.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection) { CommandTimeout = 300 };
        command.Parameters.AddWithValue("key", LockKey);
        await command.ExecuteNonQueryAsync(stop);
        return connection;
    }
}
