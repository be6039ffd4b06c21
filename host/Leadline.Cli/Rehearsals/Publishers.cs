using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk.Tool;

namespace Leadline.Cli.Rehearsals;

/// <summary>What suppliers publish in a story: the plugins and price books that travel with this command, signed with keys of their own.</summary>
internal sealed class Publishers : IDisposable
{
    private static readonly TimeSpan SignatureLasts = TimeSpan.FromDays(90);

    private readonly Dictionary<string, Publisher> _known = new(StringComparer.Ordinal); // by the organisation's reference

    /// <summary>The folder of the plugins.</summary>
    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Somebody's key, and the program that publishes.</summary>
    internal sealed record Publisher(SigningKey Key, Api Api);

    /// <summary>The publisher of an organisation; its key is registered when it first publishes.</summary>
    public async Task<Publisher> OfAsync(string reference, Func<Task<Api>> program, CancellationToken stop)
    {
        if (_known.TryGetValue(reference, out var known))
            return known;
        var publisher = new Publisher(SigningKey.Create(OrganisationReference.Parse(reference), forDevelopment: false), await program());
        _known[reference] = publisher;
        await publisher.Api.PostAsync("/publisher-keys", new { owner = reference, isDevelopment = false, spki = publisher.Key.Public.Spki }, null, stop);
        return publisher;
    }

    /// <summary>What a plugin says of itself.</summary>
    public static PluginManifest Manifest(string name) => Built(name).Manifest;

    /// <summary>A plugin, packed and signed.</summary>
    public static byte[] Package(string name, SigningKey key, DateTimeOffset now)
    {
        var built = Built(name);
        return PackageWriter.Sign(PackageWriter.Pack(built.Manifest, built.Files), key, now, now + SignatureLasts);
    }

    /// <summary>A price book's file as it holds from a day on, and its signature.</summary>
    public static (byte[] File, byte[] Signature) PriceBook(string file, DateOnly from, SigningKey key, DateTimeOffset now)
    {
        var book = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, file)))!;
        book["from"] = from.ToString("O", CultureInfo.InvariantCulture);
        var content = JsonSerializer.SerializeToUtf8Bytes(book);
        return (content, PriceBookSignatures.Sign(content, key, now, now + SignatureLasts));
    }

    private static PluginFolder Built(string name) => PluginFolder.Read(Path.Combine(Folder, name), manifest: null);

    public void Dispose()
    {
        foreach (var publisher in _known.Values)
            publisher.Key.Dispose();
    }
}
