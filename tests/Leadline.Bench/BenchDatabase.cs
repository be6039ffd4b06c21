using Npgsql;

namespace Leadline.Bench;

/// <summary>A database of one row's own on the private server, dropped at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string _name = $"leadline_bench_{Guid.CreateVersion7():N}";

    private BenchDatabase() =>
        ConnectionString = new NpgsqlConnectionStringBuilder(Surroundings.Postgres) { Database = _name, MaxPoolSize = 60 }.ConnectionString;

    internal string ConnectionString { get; }

    internal static async Task<BenchDatabase> MakeAsync()
    {
        var database = new BenchDatabase();
        await OnServerAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    internal async Task<long> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    internal async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Surroundings.Postgres) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
