using System.Text.Json;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Testing;

/// <summary>A plugin as its build left it: read, checked, and rewritten to count its steps.</summary>
internal sealed record BuiltPlugin(PluginManifest Manifest, IReadOnlyDictionary<string, byte[]> Counted, IReadOnlyList<PluginFinding> Findings)
{
    internal string Name => $"{Manifest.Id} {Manifest.Version}";

    /// <summary>Takes from a folder what packing would take.</summary>
    internal static BuiltPlugin Read(string folder, CheckProfile profile)
    {
        var manifest = JsonSerializer.Deserialize<PluginManifest>(File.ReadAllBytes(Path.Combine(folder, PackagePaths.Manifest)), PluginDocuments.Json)
            ?? throw new JsonException($"The manifest in {folder} is null.");
        var files = Directory.GetFiles(folder)
            .Select(f => (File: f, Path: PackagePaths.OfBuilt(Path.GetFileName(f))))
            .Where(f => f.Path is not null)
            .ToDictionary(f => f.Path!, f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f.File), StringComparer.Ordinal);
        return Check(manifest, files, profile);
    }

    private static BuiltPlugin Check(PluginManifest manifest, Dictionary<string, ReadOnlyMemory<byte>> files, CheckProfile profile)
    {
        var packed = PackageReader.Look(PackageWriter.Pack(manifest, files), SdkVersion.Current, new PackageLimits());
        IReadOnlyList<PluginFinding> findings = [.. packed.Findings, .. CodeCheck.Check(manifest, files, profile, RuleSet.Current)];
        return findings.Any(f => f.Severity == Severity.Fault)
            ? throw new PluginRefusedException($"{manifest.Id} {manifest.Version}", findings)
            : new BuiltPlugin(manifest, CountedAssemblies.Rewrite(files), findings);
    }
}
