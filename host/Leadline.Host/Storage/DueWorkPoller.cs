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
        if (store.Engine == StoreEngine.Sqlite)
            return await RunDueAsync(stop);
        await using var connection = new NpgsqlConnection(store.ConnectionString);
        await connection.OpenAsync(stop);
        if (!await AskAsync(connection, "SELECT pg_try_advisory_lock(@key)", stop))
            return 0;
        try
        {
            return await RunDueAsync(stop);
        }
        finally
        {
            // Said at once: the pool resets a session only when it is used again, and until then nobody could lead.
            await AskAsync(connection, "SELECT pg_advisory_unlock(@key)", CancellationToken.None);
        }
    }

    private async Task<int> RunDueAsync(CancellationToken stop)
    {
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

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string question, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(question, connection);
        command.Parameters.AddWithValue("key", LeaderKey);
        return await command.ExecuteScalarAsync(stop) is true;
    }
}
