using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Sdk;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Installed;

/// <summary>Reads the packages of a folder. One that is not whole, not signed or not approved is left out, and the log says why.</summary>
internal sealed class PackageShelf(PluginSettings settings, Unpacked unpacked, TimeProvider clock, ILogger<PackageShelf> log) : IPluginShelf
{
    /// <summary>The file, beside the packages, of the keys that are trusted: the authority's and the publishers'.</summary>
    internal const string KeyFile = "trusted-keys.json";

    private const string Packages = "*.llplugin";

    private readonly PackageInstaller _installer = new(settings, unpacked, log);

    private bool IsEmpty => !Directory.Exists(settings.Folder) || !Directory.EnumerateFiles(settings.Folder, Packages).Any();

    /// <inheritdoc/>
    public Task<bool> IsEmptyAsync(CancellationToken stop) => Task.FromResult(IsEmpty);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer, CancellationToken stop)
    {
        if (IsEmpty)
            return [];
        var policy = new PackagePolicy
        {
            Profile = settings.IsDevelopment ? CheckProfile.Develop : CheckProfile.Publish,
            MustBeCountersigned = !settings.IsDevelopment,
            Now = clock.GetUtcNow(),
            Keys = ReadKeys(),
        };
        var shelved = new List<ShelvedPlugin>();
        foreach (var file in Directory.GetFiles(settings.Folder, Packages).Order(StringComparer.Ordinal))
            shelved.Add(await OpenAsync(file, policy, preparer));
        return Superseding.Apply(shelved);
    }

    private async Task<ShelvedPlugin> OpenAsync(string file, PackagePolicy policy, Preparer? preparer)
    {
        var name = Path.GetFileName(file);
        return new FileInfo(file).Length is var length && length > policy.Limits.PackageBytes
            ? _installer.Refuse(name, new PluginFinding { Code = "package-too-long", Reason = $"It has {length} bytes, and a package has at most {policy.Limits.PackageBytes}." })
            : await _installer.InstallAsync(name, await File.ReadAllBytesAsync(file), policy, preparer);
    }

    private IReadOnlyList<TrustedKey> ReadKeys()
    {
        var file = Path.Combine(settings.Folder, KeyFile);
        if (!File.Exists(file))
            return [];
        try
        {
            return JsonSerializer.Deserialize<IReadOnlyList<TrustedKey>>(File.ReadAllBytes(file), PluginDocuments.Json) ?? [];
        }
        // Without keys no package is trusted, so nothing is let in by this.
        catch (JsonException error)
        {
            log.LogError("{File} can't be read, so no key is trusted: {Reason}", file, error.Message);
            return [];
        }
    }
}
