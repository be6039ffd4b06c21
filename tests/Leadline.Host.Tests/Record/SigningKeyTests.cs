using System.Security.Cryptography;
using Leadline.Host.Record;
using Leadline.Modularity.Access;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Record;

/// <summary>An installation that starts again with another signing key.</summary>
public sealed class SigningKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string OwnKey => Path.Combine(_folder.Path, "record-key.pem");

    [Fact]
    public async Task Each_key_that_is_taken_into_use_stands_in_the_record_once()
    {
        var first = await RunAsync(null, KeysAsync);
        var second = Path.Combine(_folder.Path, "second.pem");
        File.Move(OwnKey, second);
        var known = await RunAsync(second, KeysAsync); // the same key from elsewhere
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
            await File.WriteAllTextAsync(second, key.ExportPkcs8PrivateKeyPem(), Stop);
        var both = await RunAsync(second, KeysAsync);

        var only = Assert.Single(first.Said);
        Assert.Contains(Assert.Single(first.Keys), only, StringComparison.Ordinal);
        Assert.Equal([only], known.Said);
        Assert.Equal(2, both.Said.Count);
        Assert.All(both.Keys, k => Assert.Single(both.Said, s => s.Contains(k, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_node_whose_key_is_not_the_records_says_so_and_what_waits_is_found_wanting()
    {
        Assert.DoesNotContain("degraded", await RunAsync(null, ReadyAsync), StringComparison.Ordinal);
        File.Delete(OwnKey);
        var (ready, verdict, exported) = await RunAsync(null, async app =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = Store(app, scope);
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var at in new[] { now.AddMinutes(-11), now })
                db.Audit.Add(AuditEntry.Of(Caller.Platform, "try", Guid.CreateVersion7(), "", at));
            await db.SaveChangesAsync(Stop);
            using var export = new MemoryStream();
            await scope.ServiceProvider.GetRequiredService<AuditExport>().WriteAsync(export, Stop);
            export.Position = 0;
            return (await ReadyAsync(app), await scope.ServiceProvider.GetRequiredService<RecordCheck>().CheckAsync(null, new Dictionary<long, Anchor>(), Stop),
                await new ChainVerifier(null, new Dictionary<long, Anchor>()).CheckAsync(export, Stop));
        });

        Assert.Contains("this node seals nothing", ready, StringComparison.Ordinal);
        Assert.Contains("sealing has stopped", verdict.Wanting?.What, StringComparison.Ordinal);
        Assert.Equal(verdict.Wanting, exported.Wanting);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(List<string> Keys, List<string> Said)> KeysAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RecordDbContext>().SigningKeys.Select(k => k.Id).ToListAsync(Stop),
            await Store(app, scope).Audit.Where(e => e.Act == "use-signing-key").OrderBy(e => e.Id).Select(e => e.Detail).ToListAsync(Stop));
    }

    private static ModuleDbContext Store(WebApplication app, AsyncServiceScope scope) =>
        (ModuleDbContext)scope.ServiceProvider.GetRequiredService(app.Services.GetServices<StoreDescriptor>().First().ContextType);

    private static async Task<string> ReadyAsync(WebApplication app)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(app.Urls.First(u => u.StartsWith("http://127.", StringComparison.Ordinal)) + "/health/ready"), Stop);
    }

    private async Task<T> RunAsync<T>(string? keyFile, Func<WebApplication, Task<T>> work)
    {
        await using var app = LeadlineHost.Build(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = _folder.Path,
            ["Http:Port"] = "0",
            ["Record:KeyFile"] = keyFile,
            ["Logging:Console:LogLevel:Default"] = "None",
        }));
        await app.StartAsync(Stop);
        var result = await work(app);
        await app.StopAsync(Stop);
        return result;
    }
}
