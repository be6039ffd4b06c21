using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Npgsql;

namespace Leadline.Host.Storage;

/// <summary>Runs due work every second on the one node that leads: the one that holds an advisory lock of the database.</summary>
internal sealed class DueWorkPoller(IServiceScopeFactory scopes, StoreSettings store, ILogger<DueWorkPoller> log) : BackgroundService
{
    private const long LeaderKey = 0x4C454144_44554521;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Runs what is due now, if this node leads.</summary>
    /// <returns>How many pieces of work were done.</returns>
    public async Task<int> RunOnceAsync(CancellationToken stop)
    {
        // The timer and a rehearsal may ask at once: the second waits, and finds what the first has left.
        await _one.WaitAsync(stop);
        try
        {
            return store.Engine == StoreEngine.Postgres ? await RunAsLeaderAsync(stop) : await RunAllAsync(stop);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _one.Dispose();
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

    private async Task<int> RunAllAsync(CancellationToken stop)
    {
        var (done, failures) = (0, new List<Exception>());
        for (int next = 0, all = int.MaxValue; next < all;)
            (done, next, all) = await RunFromAsync(next, done, failures, stop);
        return failures.Count == 0 ? done : throw new AggregateException(failures);
    }

    // What fails keeps nothing else from being done, the sealing of the record least of all; after a failure nobody goes on with the same contexts.
    private async Task<(int Done, int Next, int All)> RunFromAsync(int first, int done, List<Exception> failures, CancellationToken stop)
    {
        await using var services = scopes.CreateAsyncScope();
        var works = services.ServiceProvider.GetServices<IDueWork>().ToList();
        for (var next = first; next < works.Count; next++)
        {
            try
            {
                done += await works[next].RunAsync(stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                failures.Add(error);
                return (done, next + 1, works.Count);
            }
        }

        return (done, works.Count, works.Count);
    }

    private async Task<int> RunAsLeaderAsync(CancellationToken stop)
    {
        // From a pool of its own that cleans its session: should the release fail, the lock must not stay with a session that lives on.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(store.ConnectionString) { NoResetOnClose = false }.ConnectionString);
        await connection.OpenAsync(stop);
        if (!await AskAsync(connection, "SELECT pg_try_advisory_lock(@key)", stop))
            return 0;
        try
        {
            return await RunAllAsync(stop);
        }
        finally
        {
            // Said aloud: the pool would reset the session, and so release the lock, only when somebody takes the connection out again.
            await AskAsync(connection, "SELECT pg_advisory_unlock(@key)", CancellationToken.None);
        }
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("key", LeaderKey);
        return await command.ExecuteScalarAsync(stop) is true;
    }
}
