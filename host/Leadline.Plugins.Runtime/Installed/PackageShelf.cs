using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Runtime.Workers;
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
    public bool IsEmpty => !Directory.Exists(settings.Folder) || !Directory.EnumerateFiles(settings.Folder, Packages).Any();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer)
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
        var preparation = preparer is null ? null : new PackagePreparation(preparer, new CountedStore(settings.Counted));
        var shelved = new List<ShelvedPlugin>();
        foreach (var file in Directory.GetFiles(settings.Folder, Packages).Order(StringComparer.Ordinal))
            shelved.Add(await OpenAsync(file, policy, preparation));
        return Superseding.Apply(shelved);
    }

    private async Task<ShelvedPlugin> OpenAsync(string file, PackagePolicy policy, PackagePreparation? preparation)
    {
        var name = Path.GetFileName(file);
        if (new FileInfo(file).Length is var length && length > policy.Limits.PackageBytes)
            return Refused(name, null, [Fault("package-too-long", $"It has {length} bytes, and a package has at most {policy.Limits.PackageBytes}.")]);
        var bytes = await File.ReadAllBytesAsync(file);
        var reading = PackageReader.Read(bytes, policy);
        if (reading.Package is not { } package)
            return Refused(name, null, reading.Findings);
        if (preparation is null)
            return NotStarted(name, package, "This machine can't check and run plugins.");
        try
        {
            var prepared = await preparation.PrepareAsync(package.Hash, bytes, policy.Profile);
            IReadOnlyList<PluginFinding> findings = [.. reading.Findings, .. prepared.Findings.Except(reading.Findings)];
            return prepared.IsGood ? new ShelvedPlugin(StateOf(name, package, PluginState.Active, findings), Install(package, prepared)) : Refused(name, package, findings);
        }
        catch (WorkerStoppedException stopped)
        {
            return NotStarted(name, package, stopped.Message);
        }
    }

    private InstalledPlugin Install(PluginPackage package, Prepared prepared) => new(
        package.Manifest.Id, package.Manifest.Version, package.Hash, unpacked.FolderOf(package.Hash, prepared.Assemblies), package.Manifest.Assembly,
        package.Manifest.ExtensionPoints.ToDictionary(e => e.Name, e => e.Class, StringComparer.Ordinal),
        prepared.Assemblies.ToDictionary(a => a.Key, a => CountedHash.OfBytes(a.Value), StringComparer.Ordinal))
    {
        Declared = package.Manifest.ExtensionPoints.ToDictionary(e => e.Name, e => e.Input, StringComparer.Ordinal), Circumstances = prepared.Circumstances.ToString(),
    };

    private ShelvedPlugin NotStarted(string file, PluginPackage package, string why) =>
        new(StateOf(file, package, PluginState.NotStarted, [new PluginFinding { Severity = Severity.Warning, Code = "not-started", Reason = why }]), null);

    private ShelvedPlugin Refused(string file, PluginPackage? package, IReadOnlyList<PluginFinding> findings) => new(StateOf(file, package, PluginState.Refused, findings), null);

    // What keeps a package out, or might, is told in the log as well: an operator may look there first.
    private PluginInstallation StateOf(string file, PluginPackage? package, PluginState state, IReadOnlyList<PluginFinding> findings)
    {
        foreach (var finding in findings.Where(f => f.Severity != Severity.Note))
            log.Log(finding.Severity == Severity.Fault ? LogLevel.Error : LogLevel.Warning, "{Package}: {Finding}", file, finding);
        return new PluginInstallation(file, package?.Manifest.Id, package?.Manifest.Version, package?.Hash, state,
            [.. findings.OrderBy(f => f.Severity != Severity.Fault).ThenBy(f => f.Severity == Severity.Note).Select(f => new PluginReason(f.Severity == Severity.Fault, f.Code, f.ToString()))]);
    }

    private static PluginFinding Fault(string code, string reason) => new() { Code = code, Reason = reason };

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
