using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Sdk;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Installed;

/// <summary>Reads the packages of a folder. One that is not whole, not signed or not approved is left out, and the log says why.</summary>
internal sealed class PackageShelf(PluginSettings settings, Unpacked unpacked, TimeProvider clock, ILogger<PackageShelf> log) : IPluginShelf
{
    /// <summary>The file, beside the packages, of the keys that are trusted: the authority's and the publishers'.</summary>
    internal const string KeyFile = "trusted-keys.json";

    private const string Packages = "*.llplugin";

    /// <inheritdoc/>
    public IReadOnlyList<InstalledPlugin> Read()
    {
        if (!Directory.Exists(settings.Folder))
            return [];
        var files = Directory.GetFiles(settings.Folder, Packages).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            return [];
        var policy = new PackagePolicy
        {
            Profile = settings.IsDevelopment ? CheckProfile.Develop : CheckProfile.Publish,
            MustBeCountersigned = !settings.IsDevelopment,
            Now = clock.GetUtcNow(),
            Keys = ReadKeys(),
        };
        // Of several versions the newest is asked; the others stay for what was recorded with them.
        return [.. files.Select(f => Open(f, policy)).OfType<PluginPackage>().GroupBy(p => p.Manifest.Id).Select(g => Install(g.MaxBy(p => Version.Parse(p.Manifest.Version))!))];
    }

    private PluginPackage? Open(string file, PackagePolicy policy)
    {
        if (new FileInfo(file).Length is var length && length > policy.Limits.PackageBytes)
        {
            log.LogError("{Package} is not installed: it has {Length} bytes, and a package has at most {Most}", Path.GetFileName(file), length, policy.Limits.PackageBytes);
            return null;
        }

        var reading = PackageReader.Read(File.ReadAllBytes(file), policy);
        foreach (var finding in reading.Findings.Where(f => f.Severity != Severity.Note))
            log.Log(finding.Severity == Severity.Fault ? LogLevel.Error : LogLevel.Warning, "{Package}: {Finding}", Path.GetFileName(file), finding);
        return reading.Package;
    }

    private InstalledPlugin Install(PluginPackage package) => new(
        package.Manifest.Id, package.Manifest.Version, package.Hash, unpacked.FolderOf(package), package.Manifest.Assembly,
        package.Manifest.ExtensionPoints.ToDictionary(e => e.Name, e => e.Class, StringComparer.Ordinal));

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
