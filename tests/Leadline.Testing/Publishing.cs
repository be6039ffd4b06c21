using System.Net.Http.Headers;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Testing;

/// <summary>A supplier that publishes the sample service line, for lot 1 of the world's framework agreement.</summary>
public sealed class Publishing : IDisposable
{
    private readonly World _world;

    private Publishing(World world, Member supplier, Api publisher)
    {
        (_world, Supplier, Api) = (world, supplier, publisher);
        Key = SigningKey.Create(OrganisationReference.Parse(supplier.Reference), forDevelopment: false);
        Plugin = $"fenmoor.desk{world.Unique()}";
    }

    /// <summary>The supplier.</summary>
    public Member Supplier { get; }

    /// <summary>Calls of the program that publishes.</summary>
    public Api Api { get; }

    /// <summary>What it signs with.</summary>
    public SigningKey Key { get; }

    /// <summary>The plugin's name, which no other test uses.</summary>
    public string Plugin { get; }

    /// <summary>What its package says of itself. It claims the present SDK alone: each older one costs every publication a worker, and has tests of its own.</summary>
    public PluginManifest Manifest => new()
    {
        Format = 1, Id = Plugin, Version = "1.0.0", Title = "GP IT and desktop support", Publisher = Key.Public.Owner, Sdk = $"[{SdkVersion.Current},{SdkVersion.Current.Major + 1}.0)",
        Assembly = "lib/Fenmoor.PrimaryCareIT.dll",
        ExtensionPoints = [new DeclaredExtension { Name = "service-line", Class = "Fenmoor.PrimaryCareIT.SurgeryDesk" }],
        Lots = [new DeclaredLot { Framework = _world.Framework.Reference, Lot = "1", ServiceLines = ["IT"] }],
    };

    /// <summary>A supplier whose key is registered.</summary>
    public static async Task<Publishing> BeginAsync(World world, bool registerKey = true, Member? supplier = null)
    {
        Needs.Sandbox(); // packages are judged in one
        supplier ??= await world.SupplierAsync();
        await world.Host.RestAsync();
        var publishing = new Publishing(world, supplier, await world.ProgramAsync(supplier.Id, "plugin-publisher"));
        if (registerKey)
            (await publishing.RegisterAsync()).Good();
        return publishing;
    }

    /// <summary>Registers its key, or another.</summary>
    public Task<Answer> RegisterAsync(SigningKey? key = null) =>
        Api.PostAsync("/api/v1/publisher-keys", new { owner = (key ?? Key).Public.Owner.ToString(), isDevelopment = (key ?? Key).Public.IsDevelopment, spki = (key ?? Key).Public.Spki });

    /// <summary>A signed package with the assembly of a sample, or of another project that the tests have built.</summary>
    public byte[] Package(PluginManifest? manifest = null, string file = "Fenmoor.PrimaryCareIT", int days = 30, string? calls = null)
    {
        var files = Files(file);
        if (calls is not null)
            files[PackagePaths.Calls] = System.Text.Encoding.UTF8.GetBytes(calls);
        return PackageWriter.Sign(PackageWriter.Pack(manifest ?? Manifest, files), Key, _world.Now, _world.Now.AddDays(days));
    }

    /// <summary>Publishes the sample under a manifest.</summary>
    public Task<Answer> PublishAsync(PluginManifest? manifest = null) => PublishAsync(Package(manifest));

    /// <summary>Publishes a package.</summary>
    public Task<Answer> PublishAsync(byte[] package, Api? by = null)
    {
        var body = new ByteArrayContent(package);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return (by ?? Api).SendAsync(HttpMethod.Post, "/api/v1/plugin-versions", body);
    }

    /// <summary>A version that the authority has approved.</summary>
    public async Task<string> ApprovedAsync(string version = "1.0.0")
    {
        var id = (await PublishAsync(Manifest with { Version = version })).Good().Id;
        (await DecideAsync(id, "approval")).Good();
        return id;
    }

    /// <summary>An act of the authority on a version.</summary>
    public async Task<Answer> DecideAsync(string version, string act, Api? by = null, string reason = "As its findings show.")
    {
        var answer = await (by ?? _world.Authority.Api).PostAsync($"/api/v1/plugin-versions/{version}/{act}", new { reason }, (await ReadAsync(version)).Tag);
        await _world.Host.RestAsync();
        return answer;
    }

    /// <summary>Reads a version as its publisher.</summary>
    public async Task<Answer> ReadAsync(string version) => (await Api.GetAsync($"/api/v1/plugin-versions/{version}")).Good();

    /// <summary>The state of a version.</summary>
    public async Task<string> StateAsync(string version) => (await ReadAsync(version))["state"];

    /// <inheritdoc/>
    public void Dispose() => Key.Dispose();

    private static Dictionary<string, ReadOnlyMemory<byte>> Files(string name) => new[] { ".dll", ".pdb" }
        .ToDictionary(e => $"lib/{name}{e}", e => (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", name + e)));
}
