using Npgsql;

namespace Leadline.Bench.Events;

/// <summary>The limit on PostgreSQL: inbox row and effect in one transaction and one round trip, prepared, on several connections at once.</summary>
internal sealed class RawPostgres(NpgsqlDataSource source) : IAsyncDisposable
{
    private const int Connections = 16;

    internal static RawPostgres On(string connectionString) =>
        new(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = Connections, NoResetOnClose = true }));

    internal async Task RunAsync(int events)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var batch = Batch(connection);
            await batch.PrepareAsync();
            while (Interlocked.Increment(ref next) <= events)
                await TakeAsync(batch, Guid.CreateVersion7());
        })));
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    // A batch outside a transaction is one.
    private static NpgsqlBatch Batch(NpgsqlConnection connection)
    {
        var inbox = new NpgsqlBatchCommand($"INSERT INTO {EventModule.Schema}.inbox (message_id, consumer, at) VALUES ($1, 'raw', now()) ON CONFLICT DO NOTHING");
        inbox.Parameters.Add(new NpgsqlParameter<Guid>());
        var effect = new NpgsqlBatchCommand($"INSERT INTO {EventModule.Schema}.effects (id, cause, reference, pence) VALUES ($1, $2, 'BENCH/1/2025-000001', 12345600)");
        effect.Parameters.Add(new NpgsqlParameter<Guid>());
        effect.Parameters.Add(new NpgsqlParameter<Guid>());
        return new NpgsqlBatch(connection) { BatchCommands = { inbox, effect } };
    }

    private static async Task TakeAsync(NpgsqlBatch batch, Guid message)
    {
        ((NpgsqlParameter<Guid>)batch.BatchCommands[0].Parameters[0]).TypedValue = message;
        ((NpgsqlParameter<Guid>)batch.BatchCommands[1].Parameters[0]).TypedValue = Guid.CreateVersion7();
        ((NpgsqlParameter<Guid>)batch.BatchCommands[1].Parameters[1]).TypedValue = message;
        await batch.ExecuteNonQueryAsync();
    }
}
