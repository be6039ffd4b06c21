using System.Collections.Concurrent;
using System.Net.Sockets;
using Leadline.Cli.Platform;
using Leadline.Host;
using Leadline.Host.Configuration;
using Leadline.Host.Operations;
using System.Text;
using Leadline.Modularity;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Leadline.Testing;

/// <summary>The whole platform in this process, with a store of its own, a clock that the test moves, and its real HTTP API.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly TestDatabase? _database;
    private readonly ConcurrentBag<IDisposable> _clients = [];

    private TestHost(WebApplication app, FakeClock clock, TemporaryFolder folder, TestDatabase? database, LogBook log)
    {
        (App, Clock, Log, _folder, _database) = (app, clock, log, folder, database);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .First(a => a.StartsWith("http://127.", StringComparison.Ordinal)));
        Operator = new Api(Client(new SocketsHttpHandler { ConnectCallback = ConnectAsync }));
    }

    /// <summary>The running host.</summary>
    public WebApplication App { get; }

    /// <summary>The host's clock, which also decides what is late.</summary>
    public FakeClock Clock { get; }

    /// <summary>Warnings and errors that the host wrote.</summary>
    public LogBook Log { get; }

    /// <summary>Where it answers organisations.</summary>
    public Uri Address { get; }

    /// <summary>The operator's way in, by the socket in the data folder.</summary>
    public Api Operator { get; }

    /// <summary>Starts the platform.</summary>
    /// <param name="profile">On what.</param>
    /// <param name="clock">The clock to run by.</param>
    /// <param name="adjust">More services, or others.</param>
    /// <param name="settings">Settings beside those of the profile.</param>
    /// <param name="more">Modules beside the product's.</param>
    public static async Task<TestHost> StartAsync(
        Profile profile, FakeClock clock, Action<IServiceCollection>? adjust = null, Dictionary<string, string?>? settings = null,
        params IReadOnlyList<IModule> more)
    {
        var folder = new TemporaryFolder();
        var log = new LogBook();
        settings ??= new(StringComparer.Ordinal);
        settings["Data:Folder"] = folder.Path;
        settings["Http:Port"] = "0";
        settings.TryAdd("Limits:SignInsPerMinute", "100000");
        settings["Logging:Console:LogLevel:Default"] = "None";
        TestDatabase? database = null;
        if (profile == Profile.Production)
        {
            database = await TestDatabase.MigratedAsync();
            settings["Database:Engine"] = "postgres";
            settings["Database:ConnectionString"] = database.ConnectionString;
            settings["Bus:Transport"] = "rabbitmq";
            settings["Bus:Address"] = Needs.RabbitMq();
            settings["Bus:Prefix"] = $"test-{Guid.CreateVersion7():N}-";
            settings["Bus:Temporary"] = "true";
        }

        var app = LeadlineHost.Build(configuration => configuration.AddInMemoryCollection(settings), services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services.Replace(ServiceDescriptor.Singleton<IDeadlineClock, HostDeadlineClock>());
            services.AddSingleton<ILoggerProvider>(log);
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000); // how slow hashing is, is no matter here
            adjust?.Invoke(services);
        }, more);
        await app.StartAsync();
        return new TestHost(app, clock, folder, database, log);
    }

    /// <summary>Calls without a credential, and goes nowhere that an answer sends it.</summary>
    public Api Anonymous() => new(Client(new SocketsHttpHandler { AllowAutoRedirect = false }));

    /// <summary>Calls as a program of an organisation.</summary>
    public Api As(string clientId, string clientSecret) => new(Client(new AccessTokens(new SocketsHttpHandler(), clientId, clientSecret)));

    /// <summary>Calls as a person, who signs in with the first of them.</summary>
    internal (Api Api, PersonSignIn SignIn) Person(string email, string password)
    {
        var signIn = new PersonSignIn(new SocketsHttpHandler(), Clock, email, password);
        return (new Api(Client(signIn)), signIn);
    }

    /// <summary>Calls with an Authorization header, whatever it is worth.</summary>
    public Api With(string authorization)
    {
        var client = Client(new SocketsHttpHandler());
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        return new Api(client);
    }

    /// <summary>Everything the modules hold, as sorted lines of business facts.</summary>
    public async Task<IReadOnlyList<string>> StateAsync()
    {
        await RestAsync();
        var lines = new List<string>();
        await using var scope = App.Services.CreateAsyncScope();
        foreach (var projection in scope.ServiceProvider.GetServices<IStateProjection>())
            await foreach (var line in projection.LinesAsync(default))
                lines.Add(line);
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Every value of every table, as text: what somebody with the database's files reads.</summary>
    public async Task<string> StoredAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(App.Services.GetServices<StoreDescriptor>().First().ContextType);
        await db.Database.OpenConnectionAsync();
        var all = new StringBuilder();
        var tables = await ReadAsync(db, db.Database.IsSqlite()
            ? "SELECT name FROM sqlite_master WHERE type = 'table'"
            : "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')");
        foreach (var table in tables)
            all.AppendJoin('\n', await ReadAsync(db, $"SELECT * FROM {table}"));
        return all.ToString();
    }

    private static async Task<List<string>> ReadAsync(DbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }

        return rows;
    }

    /// <summary>Waits until due work is done, and every message has arrived.</summary>
    public async Task RestAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await App.Services.GetRequiredService<Quiescence>().RestAsync(patience.Token);
            if (Log.Entries.Any(e => e.Contains("dead letters", StringComparison.Ordinal)))
                throw new InvalidOperationException($"A module could not take a message:\n{Log}");
        }
        catch (OperationCanceledException error) when (patience.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The platform does not come to rest. It wrote:\n{Log}", error);
        }
    }

    /// <summary>Moves the clock once the platform is at rest, and lets what falls due by it happen.</summary>
    public async Task MoveToAsync(DateTimeOffset instant)
    {
        await RestAsync();
        Clock.MoveTo(instant);
        await RestAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        _folder.Dispose();
    }

    private HttpClient Client(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler) { BaseAddress = Address };
        _clients.Add(client);
        return client;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(DataFolder.SocketOf(_folder.Path)), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
