using Leadline.Bus;
using Leadline.Modularity.Configuration;
using Leadline.Modularity.Storage;
using Leadline.Plugins.Runtime;
using Npgsql;

namespace Leadline.Host.Configuration;

/// <summary>Everything the host is told from outside, checked before anything starts.</summary>
/// <param name="Http">Where it answers, and how people reach it.</param>
/// <param name="DataFolder">Where the installation's files lie.</param>
/// <param name="Store">The database.</param>
/// <param name="Bus">The message bus.</param>
/// <param name="Limits">How many requests one caller may make.</param>
/// <param name="RecordKeyFile">The file of the key that signs the record's seals; null for the data folder's own.</param>
/// <param name="BrowserKeyFile">The file of the key under which the browser keys lie in the store; null for the data folder's own.</param>
/// <param name="MigrationConnectionString">How migrations reach PostgreSQL, as the tables' owner; null where the application's role is that.</param>
/// <param name="Plugins">Where plugins come from, and what they may use.</param>
/// <param name="FilesFolder">Where kept files lie, such as packages; shared by the nodes of an installation.</param>
public sealed record HostSettings(
    HttpSettings Http, string DataFolder, StoreSettings Store, BusSettings Bus, RequestLimits Limits, string? RecordKeyFile,
    string? BrowserKeyFile, string? MigrationConnectionString, PluginSettings Plugins, string FilesFolder)
{
    private const string Sqlite = "sqlite";
    private const string Postgres = "postgres";
    private const string InMemory = "in-memory";
    private const string RabbitMq = "rabbitmq";
    private const int MostPrepared = 100;

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="SettingsException">A key holds what it may not, or a needed one is missing.</exception>
    public static HostSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var folder = Path.GetFullPath(reader.Text("Data:Folder", ".leadline/data"));
        var settings = new HostSettings(
            HttpSettings.Read(reader),
            folder,
            ReadStore(reader, folder),
            ReadBus(reader),
            new RequestLimits(
                reader.Whole("Limits:RequestsPerMinute", 3_000, 1, 1_000_000), reader.Whole("Limits:TokensPerMinute", 1_200, 1, 1_000_000),
                reader.Whole("Limits:SignInsPerMinute", 300, 1, 1_000_000)),
            ReadKeyFile(reader, "Record:KeyFile", KeyFile.Fault, "sign the record", "a file with an EC private key on P-256 in PEM"),
            ReadKeyFile(reader, "Browser:KeyFile", Browser.BrowserKeyFile.Fault, "encrypt the browser keys", "a file with 32 random bytes"),
            ReadMigrationConnection(reader),
            PluginSettingsReader.Read(reader, folder),
            Path.GetFullPath(reader.Text("Files:Folder", Path.Combine(folder, "files"))));
        if (settings.Bus.Transport == BusTransport.RabbitMq && settings.Store.Engine == StoreEngine.Sqlite)
            reader.Refuse("Bus:Transport", RabbitMq, $"with the {Sqlite} engine only {InMemory} is allowed, because one file serves one node");
        if (settings.Plugins.IsDevelopment && settings.Http.IsSecure)
            reader.Refuse(PluginSettingsReader.DevelopmentKey, "true", "a host that people reach over HTTPS runs approved plugins in a sandbox, or none");
        reader.Check();
        return settings;
    }

    private static StoreSettings ReadStore(SettingsReader reader, string folder)
    {
        const string Key = "Database:ConnectionString";
        if (reader.OneOf("Database:Engine", Sqlite, Sqlite, Postgres) != Postgres)
            return SqliteIn(folder);
        var connection = ReadConnection(reader, Key, Prepare);
        if (connection is null)
            reader.Miss(Key, $"the {Postgres} engine needs one, such as Host=db;Username=leadline;Database=leadline");
        return new StoreSettings(StoreEngine.Postgres, connection ?? "");
    }

    // Most of what a short statement costs the server is reading and planning it. A pooler between that can't keep prepared statements
    // needs 'Max Auto Prepare=0' in the connection string.
    private static void Prepare(NpgsqlConnectionStringBuilder connection)
    {
        if (!connection.Keys.Contains("Max Auto Prepare", StringComparer.OrdinalIgnoreCase))
            connection.MaxAutoPrepare = MostPrepared;
        // The pool would clean each session with seven statements before its next use. Nothing of the host's outlasts a transaction there;
        // the leader's lock has a pool of its own.
        if (!connection.Keys.Contains("No Reset On Close", StringComparer.OrdinalIgnoreCase))
            connection.NoResetOnClose = true;
    }

    private static string? ReadMigrationConnection(SettingsReader reader)
    {
        const string Key = "Database:MigrationConnectionString";
        var connection = ReadConnection(reader, Key);
        if (connection is not null && reader.Text("Database:Engine", Sqlite) != Postgres)
            reader.Refuse(Key, "(not shown: it may hold a password)", $"only the {Postgres} engine has roles");
        return connection;
    }

    private static string? ReadConnection(SettingsReader reader, string key, Action<NpgsqlConnectionStringBuilder>? complete = null)
    {
        var connection = reader.Text(key, "");
        try
        {
            if (connection.Length == 0)
                return null;
            var parts = new NpgsqlConnectionStringBuilder(connection);
            complete?.Invoke(parts);
            return parts.ConnectionString;
        }
        catch (ArgumentException error)
        {
            reader.Refuse(key, "(not shown: it may hold a password)", $"it is no connection string: {error.Message}");
            return connection;
        }
    }

    private static string? ReadKeyFile(SettingsReader reader, string key, Func<string, string?> faultOf, string use, string allowed)
    {
        var file = reader.Text(key, "");
        if (file.Length == 0)
            return null;
        if (faultOf(file) is { } fault)
            reader.Refuse(key, file, $"it can't be used as the key to {use} ({fault}); allowed: {allowed}, readable by its owner alone");
        return Path.GetFullPath(file);
    }

    /// <summary>The embedded database of a data folder.</summary>
    public static StoreSettings SqliteIn(string folder) =>
        new(StoreEngine.Sqlite, $"Data Source={Path.Combine(folder, Configuration.DataFolder.DatabaseFile)};Foreign Keys=True;Default Timeout=30");

    private static BusSettings ReadBus(SettingsReader reader)
    {
        const string Key = "Bus:Address";
        var prefix = reader.Text("Bus:Prefix", "leadline-");
        if (prefix.Length > 60 || prefix.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
            reader.Refuse("Bus:Prefix", prefix, "allowed: at most 60 letters, digits and hyphens");
        if (reader.OneOf("Bus:Transport", InMemory, InMemory, RabbitMq) != RabbitMq)
            return BusSettings.InProcess;
        var text = reader.Text(Key, "");
        if (text.Length == 0)
            reader.Miss(Key, $"{RabbitMq} needs one, such as amqp://user:password@broker:5672/");
        else if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
            reader.Refuse(Key, "(not shown: it may hold a password)", "allowed: an address that starts with amqp:// or amqps://");
        else
            return new BusSettings(BusTransport.RabbitMq, uri, prefix, reader.Flag("Bus:Temporary", false));
        return BusSettings.InProcess;
    }
}

/// <summary>How many requests one caller may make; so many at once, and as many again in each minute.</summary>
/// <param name="RequestsPerMinute">Of one program or person, or of one address for callers that are not known.</param>
/// <param name="TokensPerMinute">For access tokens, of one address.</param>
/// <param name="SignInsPerMinute">To sign in or to choose a password, of one address.</param>
public sealed record RequestLimits(int RequestsPerMinute, int TokensPerMinute, int SignInsPerMinute);
