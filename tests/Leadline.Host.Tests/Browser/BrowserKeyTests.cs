using System.Runtime.Versioning;
using System.Security.Cryptography;
using Leadline.Host.Browser;
using Leadline.Host.Configuration;
using Leadline.Modularity.Configuration;
using Leadline.Modularity.Record;
using Leadline.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Leadline.Host.Tests.Browser;

/// <summary>The keys that protect what browsers bring back.</summary>
[UnsupportedOSPlatform("windows")]
public abstract class BrowserKeyTests(Profile profile) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestDatabase? _database;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = profile == Profile.Production ? await TestDatabase.MigratedAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_restart_keeps_the_keys_and_they_are_stored_encrypted_without_a_warning()
    {
        var log = new LogBook();
        string sealedText, clear, stored;
        await using (var first = await RunAsync("one", null, log))
        {
            sealedText = Protector(first).Protect("Who signed in");
            clear = KeyOf(first);
            stored = await StoredAsync(first);
            await first.StopAsync(Stop);
        }

        await using var second = await RunAsync("one", null, log);

        Assert.Equal("Who signed in", Protector(second).Unprotect(sealedText));
        Assert.Equal(clear, KeyOf(second));
        Assert.Contains("<aes256gcm", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(clear, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Entries, e => e.Contains("DataProtection", StringComparison.Ordinal) || e.Contains("browser keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_configured_file_that_does_not_open_what_is_stored_is_refused_in_a_sentence()
    {
        var (right, wrong) = (MakeFile("right"), MakeFile("wrong"));
        await using (var first = await RunAsync("one", right))
            await first.StopAsync(Stop);

        var fault = Assert.Single((await Assert.ThrowsAsync<SettingsException>(() => RunAsync("one", wrong))).Faults);

        Assert.Contains("LEADLINE_BROWSER__KEYFILE", fault, StringComparison.Ordinal);
        Assert.Contains("does not open 1 of the browser keys", fault, StringComparison.Ordinal);
        await using var again = await RunAsync("one", right);
        await again.StopAsync(Stop);
    }

    [Fact]
    public async Task A_node_that_lost_its_own_key_goes_on_with_a_new_one_and_says_so()
    {
        string before;
        await using (var first = await RunAsync("one", null))
        {
            before = Protector(first).Protect("Who signed in");
            await first.StopAsync(Stop);
        }

        File.Delete(Path.Combine(_folder.Path, "one", DataFolder.BrowserKeyFile));
        var log = new LogBook();
        await using var second = await RunAsync("one", null, log);

        Assert.Contains(log.Entries, e => e.Contains("can't open 1 of the browser keys", StringComparison.Ordinal));
        Assert.ThrowsAny<CryptographicException>(() => Protector(second).Unprotect(before));
        Assert.Equal("Who signs in", Protector(second).Unprotect(Protector(second).Protect("Who signs in")));
        await second.StopAsync(Stop);
    }

    private protected async Task<WebApplication> RunAsync(string node, string? keyFile, LogBook? log = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Data:Folder"] = Path.Combine(_folder.Path, node), ["Http:Port"] = "0", ["Browser:KeyFile"] = keyFile, ["Logging:Console:LogLevel:Default"] = "None",
        };
        if (_database is not null)
            (settings["Database:Engine"], settings["Database:ConnectionString"]) = ("postgres", _database.ConnectionString);
        var app = LeadlineHost.Build(configuration => configuration.AddInMemoryCollection(settings), services => services.AddSingleton<ILoggerProvider>(log ?? new LogBook()));
        try
        {
            await app.StartAsync(Stop);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private protected string MakeFile(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        BrowserKeyFile.ReadOrMake(path);
        return path;
    }

    private protected static IDataProtector Protector(WebApplication app) => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("a test");

    private static string KeyOf(WebApplication app) =>
        app.Services.GetRequiredService<IKeyManager>().GetAllKeys().Single().Descriptor.ExportToXml().SerializedDescriptorElement.Descendants("value").Single().Value;

    private static async Task<string> StoredAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RecordDbContext>().BrowserKeys.SingleAsync(Stop)).Xml;
    }
}

[Trait("Slow", "Yes")]
[UnsupportedOSPlatform("windows")]
public sealed class BrowserKeysOnEmbedded() : BrowserKeyTests(Profile.Embedded);

[UnsupportedOSPlatform("windows"), Trait("Needs", "Services")]
public sealed class BrowserKeysOnProduction() : BrowserKeyTests(Profile.Production)
{
    [Fact]
    public async Task Nodes_with_the_same_file_read_what_each_other_protects()
    {
        var file = MakeFile("shared");
        await using var one = await RunAsync("one", file);
        await using var two = await RunAsync("two", file);

        Assert.Equal("From one", Protector(two).Unprotect(Protector(one).Protect("From one")));
        Assert.Equal("From two", Protector(one).Unprotect(Protector(two).Protect("From two")));
        await one.StopAsync(TestContext.Current.CancellationToken);
        await two.StopAsync(TestContext.Current.CancellationToken);
    }
}

[UnsupportedOSPlatform("windows")]
public sealed class BrowserKeyFileTests
{
    [Fact]
    public void The_key_is_made_once_for_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, DataFolder.BrowserKeyFile);

        Assert.Equal(BrowserKeyFile.ReadOrMake(file), BrowserKeyFile.ReadOrMake(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Null(BrowserKeyFile.Fault(file));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(0)]
    public void A_file_of_another_length_is_refused(int length)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "key");
        File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(length));
        File.SetUnixFileMode(file, UnixFileMode.UserRead);

        Assert.Equal($"It holds {length} bytes.", BrowserKeyFile.Fault(file));
    }
}
