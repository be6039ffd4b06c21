using System.Globalization;
using Leadline.Host.Configuration;
using Leadline.Modularity.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Leadline.Cli.Rehearsals;

/// <summary>
/// A store for one rehearsal: a folder of its own and, where the configuration names PostgreSQL, a database of its own on that server. No
/// existing database is touched.
/// </summary>
internal sealed class RehearsalStore : IAsyncDisposable
{
    private readonly string? _server;
    private readonly string? _database;
    private readonly bool _keep;

    private RehearsalStore(string folder, bool keep, string? server, string? database, Dictionary<string, string?> settings) =>
        (Folder, _keep, _server, _database, Settings) = (folder, keep, server, database, settings);

    public string Folder { get; }

    public Dictionary<string, string?> Settings { get; }

    /// <summary>What is kept, in words for people; null where nothing is.</summary>
    public string? Kept => !_keep ? null : _database is null ? Folder : $"{Folder}, database {_database}";

    /// <param name="data">A folder to keep; null for a temporary one.</param>
    /// <param name="kind">What the installation is marked as, for ever: <c>rehearsal</c> or <c>demonstration</c>.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="UnusableInputException">The folder holds an installation already.</exception>
    public static async Task<RehearsalStore> CreateAsync(string? data, string kind, CancellationToken stop)
    {
        var folder = data is null ? System.IO.Directory.CreateTempSubdirectory("leadline-rehearsal-").FullName : Path.GetFullPath(data);
        if (File.Exists(Path.Combine(folder, DataFolder.DatabaseFile)))
            throw new UnusableInputException($"{folder} holds an installation already; a rehearsal needs a folder of its own.");
        var configured = HostSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables("LEADLINE_").Build());
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = folder,
            ["Http:Port"] = "0",
            ["Http:Listens"] = "true",
            ["Installation:Kind"] = kind,
            ["Limits:SignInsPerMinute"] = "1000000", // years of a story go by in a minute
            ["Plugins:Development"] = "true", // its plugins are our own: they run also where there is no sandbox
            ["Bus:Prefix"] = $"leadline-{kind}-{Guid.CreateVersion7():N}-"[..40] + "-",
            ["Bus:Temporary"] = "true",
            ["Logging:LogLevel:Default"] = "Error",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Error",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Error",
            ["Logging:LogLevel:MassTransit"] = "Error",
        };
        if (configured.Store.Engine != StoreEngine.Postgres)
            return new RehearsalStore(folder, data is not null, null, null, settings);
        var database = string.Create(CultureInfo.InvariantCulture, $"leadline_{kind}_{Guid.CreateVersion7():N}");
        await ExecuteAsync(configured.Store.ConnectionString, $"CREATE DATABASE {database}", stop);
        settings["Database:MigrationConnectionString"] = ""; // the database is the rehearsal's own, tables and all
        settings["Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(configured.Store.ConnectionString) { Database = database }.ConnectionString;
        return new RehearsalStore(folder, data is not null, configured.Store.ConnectionString, database, settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (_keep)
            return;
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {_database} WITH (FORCE)", CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Folder, recursive: true);
    }

    private static async Task ExecuteAsync(string server, string sql, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(stop);
#pragma warning disable CA2100 // the database's name is made here, of letters and digits
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(stop);
    }
}
