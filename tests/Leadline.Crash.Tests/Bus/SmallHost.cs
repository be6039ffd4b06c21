using System.Diagnostics;
using Leadline.Bus;
using Leadline.CrashSubject;
using Leadline.Directory.Contracts;
using Leadline.Modularity;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Leadline.Crash.Tests.Bus;

/// <summary>The bus, its dispatcher and the probe alone, on SQLite, in this process.</summary>
internal sealed class SmallHost : IAsyncDisposable
{
    private readonly string _root;
    private readonly IHost _host;

    private SmallHost(string root, IHost host) => (_root, _host) = (root, host);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal FakeClock Clock => (FakeClock)_host.Services.GetRequiredService<TimeProvider>();

    internal IServiceProvider Services => _host.Services;

    /// <summary>While this file is there, poisoned organisations are refused.</summary>
    internal string Poison => PoisonIn(_root);

    internal static async Task<SmallHost> StartAsync(BusSettings? bus = null, Action<IServiceCollection>? adjust = null)
    {
        var root = System.IO.Directory.CreateTempSubdirectory("leadline-bus-").FullName;
        var conduct = new Conduct(null, 0, PoisonIn(root));
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var services = builder.Services;
        services.AddSingleton(new StoreSettings(StoreEngine.Sqlite, $"Data Source={Path.Combine(root, "probe.db")};Default Timeout=30"));
        services.AddSingleton<TimeProvider>(new FakeClock());
        services.AddSingleton<WriteGate>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => new StoreServices(
            provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<TimeProvider>()));
        conduct.Adjust(services);
        var probe = new ProbeModule(conduct);
        probe.Register(new ModuleRegistration(probe, services, new ConfigurationBuilder().Build()));
        services.AddLeadlineBus(bus ?? BusSettings.InProcess);
        adjust?.Invoke(services);
        var host = new SmallHost(root, builder.Build());
        await host._host.StartAsync(Stop);
        return host;
    }

    /// <summary>Announces that an organisation was registered, as the Directory would.</summary>
    internal Task AnnounceAsync(string name = "An organisation") => AnnounceTogetherAsync(name);

    /// <summary>The same for several, in one commit.</summary>
    internal Task AnnounceTogetherAsync(params IEnumerable<string> names) => WithAsync(async db =>
    {
        foreach (var name in names)
        {
            db.Announce(new OrganisationRegistered(new OrganisationFacts(
                OrganisationId.New(), OrganisationReference.Parse("LEADLINE:PROBE"), name, "ccg", new DateOnly(2015, 4, 1), null, 1)));
        }

        return await db.SaveChangesAsync(Stop);
    });

    /// <summary>How many effects there are.</summary>
    internal Task<int> EffectsAsync() => WithAsync(db => db.Set<Tally>().CountAsync(Stop));

    internal Task<int> WaitingAsync() => WithAsync(db => db.Outbox.CountAsync(Stop));

    internal Task<int> DeadLettersAsync() => WithAsync(db => db.DeadLetters.CountAsync(Stop));

    internal Task ExecuteAsync(string sql) => WithAsync(db => db.Database.ExecuteSqlRawAsync(sql, Stop));

    internal async Task<T> WithAsync<T>(Func<ProbeDbContext, Task<T>> work)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ProbeDbContext>());
    }

    /// <summary>Waits until a number is reached.</summary>
    internal static async Task UntilAsync(int expected, Func<Task<int>> number)
    {
        var since = Stopwatch.StartNew();
        while (await number() is var now && now != expected)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), $"It is {now} and should have become {expected}.");
            await Task.Delay(20, Stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_root, recursive: true);
    }

    private static string PoisonIn(string root) => Path.Combine(root, "poison");
}
