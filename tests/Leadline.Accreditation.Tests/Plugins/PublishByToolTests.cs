using System.Diagnostics;
using Leadline.Plugins.Checking;
using Leadline.Sdk;
using Leadline.Testing;
using Books = Leadline.Testing.PriceBooks;

namespace Leadline.Accreditation.Tests.Plugins;

/// <summary>Publishing as a supplier's engineer does it: by the verbs of the tool, from files, to a running host.</summary>
[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class PublishByToolTests(EmbeddedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_key_is_registered_and_a_package_published_to_a_running_host()
    {
        using var supplier = await Publishing.BeginAsync(World, registerKey: false);
        using var folder = new TemporaryFolder();
        var (package, key) = (Path.Combine(folder.Path, "plugin.llplugin"), Path.Combine(folder.Path, "publisher.key.pub"));
        await File.WriteAllBytesAsync(package, supplier.Package(), Stop);
        await File.WriteAllTextAsync(key, System.Text.Json.JsonSerializer.Serialize(supplier.Key.Public, PluginDocuments.Json), Stop);
        var issued = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{supplier.Supplier.Id}/credentials", new { name = "The engineer", scopes = new[] { "plugin-publisher" } })).Good();
        string[] where = ["--to", World.Host.Address.ToString(), "--client", issued.Id];

        var unknown = await RunAsync(issued["secret"], ["publish", package, .. where]);
        Assert.Equal(1, unknown.Code);
        Assert.Contains("refused: signature.json: No key", unknown.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), Said(await RunAsync(issued["secret"], ["register", key, .. where])));
        Assert.Equal(1, (await RunAsync(issued["secret"], ["register", key, .. where])).Code);
        var published = await RunAsync(issued["secret"], ["publish", package, .. where]);
        Assert.Equal(0, published.Code);
        Assert.Contains($"{supplier.Plugin} 1.0.0: awaiting-decision, {World.Host.Address}plugins/versions/", published.Output, StringComparison.Ordinal);

        var wrong = await RunAsync("not the secret", ["publish", package, .. where]);
        Assert.Equal(2, wrong.Code);
        Assert.Contains("gave no access token (401)", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(issued["secret"], ["publish", package, "--to", "http://leadline.example", "--client", issued.Id])).Code); // a secret goes over HTTPS, or nowhere
    }

    [Fact]
    public async Task A_signed_price_book_is_published_to_a_running_host()
    {
        using var supplier = await Books.BeginAsync(World);
        using var folder = new TemporaryFolder();
        var book = Path.Combine(folder.Path, "desk.pricebook.json");
        await File.WriteAllBytesAsync(book, supplier.Book.Write(), Stop);
        var issued = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{supplier.Supplier.Id}/credentials", new { name = "The engineer", scopes = new[] { "plugin-publisher" } })).Good();
        string[] where = ["--to", World.Host.Address.ToString(), "--client", issued.Id];

        Assert.Equal(2, (await RunAsync(issued["secret"], ["price-book", "publish", book, .. where])).Code); // not signed yet
        await SignAsync();
        var first = await RunAsync(issued["secret"], ["price-book", "publish", book, .. where]);
        Assert.Equal((0, "DESK 1: awaiting-decision\n"), (first.Code, first.Output));
        var id = (await supplier.Api.GetAsync("/api/v1/price-books")).Good().Json["items"]![0]!["id"]!.ToString();
        (await supplier.DecideAsync(id, "acceptance")).Good();

        await File.WriteAllBytesAsync(book, supplier.Version(2, Books.Entry("desk-device", 951, "device")).Write(), Stop);
        await SignAsync();
        var dearer = await RunAsync(issued["secret"], ["price-book", "publish", book, .. where]);
        Assert.Equal(1, dearer.Code);
        Assert.Contains("refused: /entries/0/unitPrice: 'desk-device' costs £9.51", dearer.Errors, StringComparison.Ordinal);

        // By the world's clock, which is behind the tool's own.
        async Task SignAsync() => await File.WriteAllBytesAsync(
            Path.Combine(folder.Path, "desk.pricebook.signature.json"),
            PriceBookSignatures.Sign(await File.ReadAllBytesAsync(book, Stop), supplier.Key, World.Now, World.Now.AddDays(1)), Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static (int, string) Said((int Code, string Output, string Errors) run) => (run.Code, run.Errors);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string secret, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "leadline-plugin.dll")))
            start.ArgumentList.Add(argument);
        start.Environment["LEADLINE_CLIENT_SECRET"] = secret;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var errors = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output, await errors);
    }
}
