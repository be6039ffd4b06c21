using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Leadline.Host.Storage;

/// <summary>
/// Brings every module's schema up to date before anything else starts. On PostgreSQL an advisory lock lets two nodes start at once: one
/// migrates, the other waits and finds nothing to do. On SQLite the data folder's lock has seen to that.
/// </summary>
internal sealed class Migrator(IServiceScopeFactory scopes, IEnumerable<StoreDescriptor> stores, StoreSettings settings, ILogger<Migrator> log)
    : IHostedService
{
    private const long LockKey = 0x4C454144_4C494E45; // "LEADLINE"

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var @lock = await LockAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var store in stores)
        {
            var db = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(store.ContextType);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            if (pending.Count == 0)
                continue;
            log.LogInformation("Migrating {Module}: {Migrations}", store.Module, string.Join(", ", pending));
            await db.Database.MigrateAsync(cancellationToken);
        }

        if (settings.Engine == StoreEngine.Sqlite)
        {
            var any = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(stores.First().ContextType);
            await any.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken); // kept in the file from then on
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<NpgsqlConnection?> LockAsync(CancellationToken stop)
    {
        if (settings.Engine != StoreEngine.Postgres)
            return null;
        // A session of its own, outside the pool: closing it releases the lock whatever happens.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection) { CommandTimeout = 300 };
        command.Parameters.AddWithValue("key", LockKey);
        await command.ExecuteNonQueryAsync(stop);
        return connection;
    }
}
