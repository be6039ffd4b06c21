using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Leadline.Crash.Tests;

/// <summary>Where a host under test keeps its data: a folder, a database and queues of its own, gone at the end.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private const string SkippedLine = "duplicate skipped";
    private static readonly string[] Copying = ["lots", "accreditation", "call_off", "billing"];
    private static readonly string[] Modules = ["directory", .. Copying, "probe"];

    private readonly string _root = System.IO.Directory.CreateTempSubdirectory("leadline-crash-").FullName;
    private readonly string? _server;
    private readonly string? _broker;
    private readonly string _name;

    private Installation(string? server, string? broker)
    {
        (_server, _broker) = (server, broker);
        _name = $"crash{Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray(bigEndian: true)[10..])}";
    }

    internal bool OnSqlite => _server is null;

    /// <summary>The folder of the first node.</summary>
    internal string Folder => FolderOf(1);

    internal string Root => _root;

    /// <summary>SQLite and the bus in the process.</summary>
    internal static Installation Embedded() => new(null, null);

    /// <summary>PostgreSQL and RabbitMQ, as the surroundings name them; a broker of the test's own stands above that.</summary>
    internal static async Task<Installation> WithServicesAsync(CancellationToken stop, string? broker = null)
    {
        var installation = new Installation(Services.Postgres(), broker ?? Services.RabbitMq());
        await installation.OnServerAsync($"CREATE DATABASE {installation._name}", stop);
        return installation;
    }

    internal IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>
            {
                ["LEADLINE_HTTP__LISTENS"] = "false",
                ["LEADLINE_LOGGING__LOGLEVEL__DEFAULT"] = "Error",
                ["LEADLINE_LOGGING__LOGLEVEL__MASSTRANSIT"] = "Critical",
            };
            if (_server is not null)
            {
                settings["LEADLINE_DATABASE__ENGINE"] = "postgres";
                settings["LEADLINE_DATABASE__CONNECTIONSTRING"] = Connection;
            }

            if (_broker is not null)
            {
                settings["LEADLINE_BUS__TRANSPORT"] = "rabbitmq";
                settings["LEADLINE_BUS__ADDRESS"] = _broker;
                settings["LEADLINE_BUS__PREFIX"] = _name + "-";
                settings["LEADLINE_BUS__TEMPORARY"] = "true";
            }

            return settings;
        }
    }

    private string Connection => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    internal string FolderOf(int node) => Path.Combine(_root, $"node{node}");

    internal string LogOf(string folder) => folder + ".log";

    internal string TailOf(string folder)
    {
        using var reader = new StreamReader(new FileStream(LogOf(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(30));
    }

    /// <summary>How many second copies the probe's inbox turned away.</summary>
    internal int Skipped() => System.IO.Directory.GetFiles(_root, "*.log").Sum(log =>
    {
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n').Count(line => line == SkippedLine);
    });

    /// <summary>Everything that counts, as it stands now.</summary>
    internal async Task<Count> CountAsync(CancellationToken stop)
    {
        await using var db = await OpenAsync(stop);
        var organisations = await ReadAsync(db, $"SELECT id FROM {Table("directory", "organisations")}", r => Id(r, 0), stop);
        var tallies = await ReadAsync(db, $"SELECT organisation, effect, COUNT(*) FROM {Table("probe", "tally")} GROUP BY organisation, effect",
            r => (Organisation: Id(r, 0), Effect: r.GetInt32(1), Times: r.GetInt32(2)), stop);
        var copies = new List<IReadOnlySet<Guid>>();
        foreach (var module in Copying)
            copies.Add((await ReadAsync(db, $"SELECT id FROM {Table(module, "known_organisations")}", r => Id(r, 0), stop)).ToHashSet());
        return new Count(
            [.. organisations],
            tallies.ToDictionary(t => (t.Organisation, t.Effect), t => t.Times),
            copies,
            await SumAsync(db, "outbox", stop),
            await SumAsync(db, "dead_letters", stop));
    }

    /// <summary>How many effects there are: a cheap look.</summary>
    internal async Task<(long Effects, long Waiting)> GlanceAsync(CancellationToken stop)
    {
        await using var db = await OpenAsync(stop);
        var effects = (await ReadAsync(db, $"SELECT COUNT(*) FROM {Table("probe", "tally")}", r => r.GetInt64(0), stop))[0];
        foreach (var module in Copying)
            effects += (await ReadAsync(db, $"SELECT COUNT(*) FROM {Table(module, "known_organisations")}", r => r.GetInt64(0), stop))[0];
        return (effects, await SumAsync(db, "outbox", stop));
    }

    /// <summary>How many messages the broker holds for the consumers, and which queues of failed messages it made.</summary>
    internal async Task<(long Messages, IReadOnlyList<string> Failures)> AtBrokerAsync(CancellationToken stop)
    {
        var (messages, failures) = (0L, new List<string>());
        if (_broker is null)
            return (messages, failures);
        await using var connection = await new ConnectionFactory { Uri = new Uri(_broker) }.CreateConnectionAsync(stop);
        foreach (var queue in await QueuesAsync(stop))
        {
            messages += await LengthAsync(connection, queue, stop) ?? throw new InvalidOperationException($"There is no queue {queue}.");
            foreach (var failed in new[] { queue + "_error", queue + "_skipped" })
            {
                if (await LengthAsync(connection, failed, stop) is { } length)
                    failures.Add($"{failed}: {length}");
            }
        }

        return (messages, failures);
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)", CancellationToken.None);
        }

        System.IO.Directory.Delete(_root, recursive: true);
    }

    private string Table(string module, string table) => OnSqlite ? $"{module}_{table}" : $"{module}.{table}";

    // The consumers are those that have taken something: their names stand in the inboxes.
    private async Task<List<string>> QueuesAsync(CancellationToken stop)
    {
        await using var db = await OpenAsync(stop);
        var consumers = new List<string>();
        foreach (var module in Modules.Skip(1))
            consumers.AddRange(await ReadAsync(db, $"SELECT DISTINCT consumer FROM {Table(module, "inbox")}", r => $"{_name}-{r.GetString(0)}", stop));
        return consumers;
    }

    private static async Task<uint?> LengthAsync(IConnection connection, string queue, CancellationToken stop)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, stop)).MessageCount;
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
    }

    private async Task<long> SumAsync(DbConnection db, string table, CancellationToken stop)
    {
        var sum = 0L;
        foreach (var module in Modules)
            sum += (await ReadAsync(db, $"SELECT COUNT(*) FROM {Table(module, table)}", r => r.GetInt64(0), stop))[0];
        return sum;
    }

    private async Task<DbConnection> OpenAsync(CancellationToken stop)
    {
        DbConnection connection = OnSqlite
            ? new SqliteConnection($"Data Source={Path.Combine(Folder, "leadline.db")};Mode=ReadOnly;Default Timeout=30;Pooling=False")
            : new NpgsqlConnection(Connection);
        await connection.OpenAsync(stop);
        return connection;
    }

    private async Task OnServerAsync(string sql, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<List<T>> ReadAsync<T>(DbConnection db, string sql, Func<DbDataReader, T> row, CancellationToken stop)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop))
            rows.Add(row(reader));
        return rows;
    }

    private static Guid Id(DbDataReader reader, int column) =>
        reader.GetValue(column) is Guid id ? id : Guid.Parse(reader.GetString(column));
}

/// <summary>What stands in the database.</summary>
internal sealed record Count(
    IReadOnlyList<Guid> Organisations, IReadOnlyDictionary<(Guid Organisation, int Effect), int> Tallies,
    IReadOnlyList<IReadOnlySet<Guid>> Copies, long Waiting, long DeadLetters)
{
    /// <summary>Effects that an acknowledged organisation should have and does not.</summary>
    internal int Lost(IReadOnlyCollection<Guid> acknowledged) =>
        acknowledged.Count(id => !Organisations.Contains(id))
        + acknowledged.Sum(id => new[] { 1, 2 }.Count(effect => !Tallies.ContainsKey((id, effect))))
        + Copies.Sum(copy => acknowledged.Count(id => !copy.Contains(id)));

    /// <summary>Effects that are there more often than once.</summary>
    internal int Doubled() => Tallies.Values.Sum(times => times - 1);

    /// <summary>Effects and organisations that nobody was told of.</summary>
    internal int Extra(IReadOnlyCollection<Guid> acknowledged) =>
        Organisations.Count(id => !acknowledged.Contains(id))
        + Tallies.Keys.Count(key => !acknowledged.Contains(key.Organisation))
        + Copies.Sum(copy => copy.Count(id => !acknowledged.Contains(id)));
}
