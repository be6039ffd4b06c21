using Microsoft.Data.Sqlite;

namespace Leadline.Bench.Events;

/// <summary>The limit on SQLite: inbox row and effect in one transaction, prepared statements, one writer, the product's file and settings.</summary>
internal sealed class RawSqlite : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _inbox;
    private readonly SqliteCommand _effect;

    private RawSqlite(SqliteConnection connection)
    {
        _connection = connection;
        _inbox = Prepare($"INSERT INTO {EventModule.Schema}_inbox (message_id, consumer, at) VALUES ($message, 'raw', $at) ON CONFLICT DO NOTHING", "$message", "$at");
        _effect = Prepare($"INSERT INTO {EventModule.Schema}_effects (id, cause, reference, pence) VALUES ($id, $cause, 'BENCH/1/2025-000001', 12345600)", "$id", "$cause");
    }

    internal static async Task<RawSqlite> OpenAsync(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return new RawSqlite(connection);
    }

    internal Task RunAsync(int events) => Task.Run(() =>
    {
        for (var i = 0; i < events; i++)
            Take(Guid.CreateVersion7());
    });

    public async ValueTask DisposeAsync()
    {
        await _inbox.DisposeAsync();
        await _effect.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Take(Guid message)
    {
        using var transaction = _connection.BeginTransaction(); // BEGIN IMMEDIATE
        (_inbox.Transaction, _effect.Transaction) = (transaction, transaction);
        (_inbox.Parameters[0].Value, _inbox.Parameters[1].Value) = (message, 638_000_000_000_000_000L);
        if (_inbox.ExecuteNonQuery() != 1)
            throw new InvalidOperationException("Every message is new here.");
        (_effect.Parameters[0].Value, _effect.Parameters[1].Value) = (Guid.CreateVersion7(), message);
        _effect.ExecuteNonQuery();
        transaction.Commit();
    }

    private SqliteCommand Prepare(string sql, params IEnumerable<string> parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // the text is made of constants
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Parameters[0].SqliteType = SqliteType.Text;
        command.Prepare();
        return command;
    }
}
