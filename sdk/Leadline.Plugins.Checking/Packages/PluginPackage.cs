namespace Leadline.Plugins.Checking;

/// <summary>A package that was read and found good; of others nothing is handed out.</summary>
public sealed class PluginPackage
{
    internal PluginPackage(PluginManifest manifest, string hash, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files,
        PublisherSignature? signature, AuthorityCountersignature? countersignature) =>
        (Manifest, Hash, Files, Signature, Countersignature) = (manifest, hash, files, signature, countersignature);

    /// <summary>What it says of itself.</summary>
    public PluginManifest Manifest { get; }

    /// <summary>
    /// What approvals, contracts and records of calls name it by: SHA-256 of the manifest, which names every file by hash. Signing and
    /// approving do not change it.
    /// </summary>
    public string Hash { get; }

    /// <summary>Its files by path, without manifest and signatures.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files { get; }

    /// <summary>The publisher's signature; null only under the profile develop.</summary>
    public PublisherSignature? Signature { get; }

    /// <summary>The authority's approval; null where none was asked for.</summary>
    public AuthorityCountersignature? Countersignature { get; }

    /// <summary>The assemblies, by path, in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Assemblies() =>
        Files.Where(f => PackagePaths.IsAssembly(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal);

    /// <summary>Writes the files into an empty folder, which is made where it is not there.</summary>
    /// <remarks>Every path was judged when the package was read: none leads out of the folder.</remarks>
    /// <exception cref="IOException">The folder holds something already, or cannot be written to.</exception>
    public void WriteTo(string folder)
    {
        if (Directory.CreateDirectory(folder).EnumerateFileSystemInfos().Any())
            throw new IOException($"The folder {folder} is not empty; a package is unpacked into a fresh one.");
        foreach (var (path, content) in Files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            file.Write(content.Span);
        }
    }
}

/// <summary>What reading a package came to.</summary>
/// <param name="Package">The package; null exactly when a finding is a fault.</param>
/// <param name="Findings">All that was found, each with the file that it is about.</param>
public sealed record PackageReading(PluginPackage? Package, IReadOnlyList<PluginFinding> Findings);
