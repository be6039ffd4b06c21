using System.Collections.Concurrent;
using System.Text.Json;
using Leadline.Plugins.Checking;
using Microsoft.CodeAnalysis.CSharp;

namespace Leadline.Sdk.Tests.Compatibility;

/// <summary>A plugin of this repository as its source stands: the first service lines, the samples and the template's.</summary>
internal sealed record RepositoryPlugin(string Name, string Folder)
{
    private const string Template = "Company.ServiceLine";

    // What the template's engine puts in for its words.
    private static readonly (string Word, string Value)[] Symbols = [("PUBLISHER-REFERENCE", "GB-COH:01234567"), ("FRAMEWORK-REFERENCE", "ACS"), ("LOT-NUMBER", "3"), ("LINE-CODE", "ACS-ICT"), ("FIRST-DAY", "2026-04-01")];

    private static readonly ConcurrentDictionary<(string Plugin, Version Sdk), Dictionary<string, ReadOnlyMemory<byte>>> Built = new();

    internal static IReadOnlyList<RepositoryPlugin> All { get; } =
    [
        .. new[] { "plugins", "sdk/templates/leadline-service-line/src" }
            .SelectMany(f => Directory.GetFiles(Path.Combine(Repository.Tests, "../..", f), "manifest.json", SearchOption.AllDirectories))
            .Select(m => Path.GetFullPath(Path.GetDirectoryName(m)!))
            .Where(f => Directory.GetFiles(f, "*.csproj").Length == 1)
            .Select(f => new RepositoryPlugin(Path.GetFileName(f), f)).OrderBy(p => p.Name, StringComparer.Ordinal),
    ];

    internal static RepositoryPlugin Of(string name) => All.Single(p => p.Name == name);

    /// <summary>The calls of it that were recorded; null where there are none, as of the template.</summary>
    internal string? Calls => Path.Combine(Folder, "calls.jsonl") is var file && File.Exists(file) ? file : null;

    internal bool IsTemplate => Name == Template;

    internal byte[] ManifestBytes => Read(PackagePaths.Manifest);

    internal PluginManifest Manifest => JsonSerializer.Deserialize<PluginManifest>(ManifestBytes, PluginDocuments.Json)!;

    /// <summary>A file of it, by its path from the folder of the project.</summary>
    internal byte[] Read(string path) =>
        System.Text.Encoding.UTF8.GetBytes(Symbols.Aggregate(File.ReadAllText(Path.Combine(Folder, path)), (text, s) => text.Replace(s.Word, s.Value, StringComparison.Ordinal)));

    /// <summary>What a build of it against a released version of the SDK leaves.</summary>
    internal Dictionary<string, ReadOnlyMemory<byte>> BuiltOn(ReleasedSdk sdk) => Built.GetOrAdd((Name, sdk.Version), _ => Rules.Compiled.Files(
        Name, Directory.GetFiles(Folder, "*.cs").Select(f => (Path.GetFileName(f), File.ReadAllText(f))), sdk.References, LanguageVersion.CSharp12));
}
