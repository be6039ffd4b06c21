using System.Reflection;
using Leadline.Host;
using Leadline.Host.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Leadline.Testing;

/// <summary>A private database on the test server, dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const long TemplateLock = 0x4C454144_54455354;
    private readonly string _server;
    private readonly string _name;

    private TestDatabase(string server, string name)
    {
        (_server, _name) = (server, name);
        ConnectionString = In(server, name);
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>An empty database: no schema, no migration.</summary>
    public static async Task<TestDatabase> EmptyAsync() => await MakeAsync(Needs.Postgres(), "");

    /// <summary>A database with every migration applied: a copy of a template that is migrated once for each build.</summary>
    public static async Task<TestDatabase> MigratedAsync()
    {
        var server = Needs.Postgres();
        return await MakeAsync(server, $" TEMPLATE {await TemplateAsync(server)}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (var open = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(open);
        await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task<TestDatabase> MakeAsync(string server, string template)
    {
        var name = $"leadline_test_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}{template}");
        return new TestDatabase(server, name);
    }

    // Several test projects may want it at once: the first migrates, the others wait at the lock. A half-made one is made anew.
    private static async Task<string> TemplateAsync(string server)
    {
        var name = $"leadline_template_{Assembly.Load("Leadline.Migrations.Postgres").ManifestModule.ModuleVersionId:N}";
        await using var connection = new NpgsqlConnection(Unpooled(server));
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({TemplateLock})");
        if (await ScalarAsync(connection, $"SELECT datistemplate FROM pg_database WHERE datname = '{name}'") is true)
            return name;
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ExecuteAsync(connection, $"CREATE DATABASE {name}");
        await MigrateAsync(In(server, name));
        await ExecuteAsync(connection, $"ALTER DATABASE {name} WITH IS_TEMPLATE true");
        return name;
    }

    private static async Task MigrateAsync(string database)
    {
        using var folder = new TemporaryFolder();
        await using (var app = LeadlineHost.Build(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = folder.Path,
            ["Http:Listens"] = "false",
            ["Database:Engine"] = "postgres",
            ["Database:ConnectionString"] = Unpooled(database),
            ["Logging:Console:LogLevel:Default"] = "None",
        })))
        {
            await app.Services.GetServices<IHostedService>().OfType<Migrator>().Single().StartAsync(default);
        }
    }

    private static string In(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 60, IncludeErrorDetail = true }.ConnectionString;

    private static string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(Unpooled(server));
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
