using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Preparing;

namespace Leadline.Plugins.Runtime.Installed;

/// <summary>A plugin whose assemblies, checked and rewritten, lie ready to be loaded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">What records of calls name it by: the hash of its package.</param>
/// <param name="Folder">Where its assemblies lie.</param>
/// <param name="Assembly">The file with which it begins, as a path from that folder.</param>
/// <param name="Points">Its extension points, each with the class that implements it.</param>
/// <param name="Assemblies">Its rewritten assemblies by path from that folder, each with its SHA-256.</param>
internal sealed record InstalledPlugin(
    string Id, string Version, string Hash, string Folder, string Assembly, IReadOnlyDictionary<string, string> Points, IReadOnlyDictionary<string, string> Assemblies)
{
    /// <summary>A package that was checked, laid out for workers.</summary>
    /// <param name="package">The package.</param>
    /// <param name="prepared">Its assemblies, checked and rewritten.</param>
    /// <param name="folder">Where those lie.</param>
    internal static InstalledPlugin Of(PluginPackage package, Prepared prepared, string folder) => new(
        package.Manifest.Id, package.Manifest.Version, package.Hash, folder, package.Manifest.Assembly,
        package.Manifest.ExtensionPoints.ToDictionary(e => e.Name, e => e.Class, StringComparer.Ordinal),
        prepared.Assemblies.ToDictionary(a => a.Key, a => CountedHash.OfBytes(a.Value), StringComparer.Ordinal))
    {
        Declared = package.Manifest.ExtensionPoints.ToDictionary(e => e.Name, e => e.Input, StringComparer.Ordinal), Circumstances = prepared.Circumstances.ToString(),
        Claims = package.Manifest.Sdk,
    };

    /// <summary>What it is to be given beyond the least, by extension point.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Declared { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The range of SDK versions that it claims to run on; empty where none is known.</summary>
    public string Claims { get; init; } = "";

    /// <summary>By what it was checked and rewritten.</summary>
    public string Circumstances { get; init; } = "";

    /// <summary>One hash over those of all its rewritten assemblies.</summary>
    public string Counted { get; } = CountedHash.Of(Assemblies);
}
