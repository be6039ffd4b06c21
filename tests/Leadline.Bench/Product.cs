using Leadline.Host;
using Leadline.Modularity;
using Leadline.Testing;

namespace Leadline.Bench;

/// <summary>The whole product, composed in this process, on a store and a bus of one row's own.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private Product(WebApplication app, TemporaryFolder folder) => (App, _folder) = (app, folder);

    internal WebApplication App { get; }

    internal IServiceProvider Services => App.Services;

    internal string Folder => _folder.Path;

    /// <summary>Composes the product and starts it.</summary>
    /// <param name="database">On PostgreSQL; null for SQLite.</param>
    /// <param name="broker">On RabbitMQ; null for messages within the process.</param>
    /// <param name="more">Modules beside the product's.</param>
    /// <param name="further">Settings beyond those.</param>
    internal static async Task<Product> StartAsync(
        BenchDatabase? database = null, string? broker = null, IReadOnlyList<IModule>? more = null, IReadOnlyDictionary<string, string?>? further = null)
    {
        var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string?>(further ?? new Dictionary<string, string?>(), StringComparer.Ordinal)
        {
            ["Data:Folder"] = folder.Path,
            ["Http:Listens"] = "false",
            ["Logging:LogLevel:Default"] = "Error",
            ["Logging:LogLevel:Leadline.Bus"] = "Critical", // a broker that is restarted is no news here; a message that is lost shows in the count
            ["Logging:LogLevel:MassTransit"] = "None",
        };
        if (database is not null)
        {
            settings["Database:Engine"] = "postgres";
            settings["Database:ConnectionString"] = database.ConnectionString;
        }

        if (broker is not null)
        {
            settings["Bus:Transport"] = "rabbitmq";
            settings["Bus:Address"] = broker;
            settings["Bus:Prefix"] = $"bench-{Guid.CreateVersion7():N}-";
            settings["Bus:Temporary"] = "true";
        }

        var app = LeadlineHost.Build(configuration => configuration.AddInMemoryCollection(settings), null, more ?? []);
        await app.StartAsync();
        return new Product(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _folder.Dispose();
    }
}
