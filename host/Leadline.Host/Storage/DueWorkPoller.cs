using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Npgsql;

namespace Leadline.Host.Storage;

/// <summary>Runs due work every second on the one node that leads: the one that holds an advisory lock of the database.</summary>
internal sealed class DueWorkPoller(IServiceScopeFactory scopes, StoreSettings store, ILogger<DueWorkPoller> log) : BackgroundService
{
    private const long LeaderKey = 0x4C454144_44554521;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Runs what is due now, if this node leads.</summary>
    /// <returns>How many pieces of work were done.</returns>
    public async Task<int> RunOnceAsync(CancellationToken stop)
    {
        await using var leadership = store.Engine == StoreEngine.Postgres ? await LeadAsync(stop) : null;
        if (store.Engine == StoreEngine.Postgres && leadership is null)
            return 0;
        var done = 0;
        await using var services = scopes.CreateAsyncScope();
        foreach (var work in services.ServiceProvider.GetServices<IDueWork>())
            done += await work.RunAsync(stop);
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            // Work that fails stays due: the next round tries again, and the log says so until a person has mended it.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "Due work failed; it stays due");
            }
        }
    }

    private async Task<NpgsqlConnection?> LeadAsync(CancellationToken stop)
    {
        var connection = new NpgsqlConnection(store.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(@key)", connection);
        command.Parameters.AddWithValue("key", LeaderKey);
        if (await command.ExecuteScalarAsync(stop) is true)
            return connection; // closing it returns it to the pool, which resets the session and so releases the lock
        await connection.DisposeAsync();
        return null;
    }
}
