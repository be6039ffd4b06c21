using System.Text.Json;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>Reads a package and judges all of it but its code. Says everything that is wrong at once.</summary>
public static class PackageReader
{
    // The SDK is the host's, the base library the runtime's: a copy in the package would stand in for what the rules allow.
    private static readonly string[] NotToBring = ["System", "Microsoft", "mscorlib", "netstandard", "WindowsBase", "Leadline.Sdk", "Leadline.Primitives", "Leadline.Plugins"];

    /// <summary>Reads a package.</summary>
    /// <param name="package">The whole file.</param>
    /// <param name="policy">By what it is judged.</param>
    public static PackageReading Read(ReadOnlyMemory<byte> package, PackagePolicy policy) => Read(Look(package, policy.Sdk, policy.Limits), policy);

    /// <summary>Goes on where looking into a package has ended, so that it is not unpacked twice.</summary>
    /// <param name="contents">What <see cref="Look"/> gave, for the SDK and within the limits of the policy.</param>
    /// <param name="policy">By what it is judged.</param>
    public static PackageReading Read(PackageContents contents, PackagePolicy policy)
    {
        var findings = contents.Findings.ToList();
        if (contents.Documents.GetValueOrDefault(PackagePaths.Manifest) is not { } manifestBytes)
            return new PackageReading(null, findings);

        var signatureBytes = contents.Documents.GetValueOrDefault(PackagePaths.Signature);
        var signatures = new SignatureCheck(policy, findings);
        signatures.Publisher(contents.Manifest, manifestBytes, signatureBytes, contents.Signature, contents.Countersignature);
        signatures.Authority(manifestBytes, signatureBytes, contents.Documents.GetValueOrDefault(PackagePaths.Countersignature), contents.Countersignature);

        if (contents.Manifest is null || findings.Exists(f => f.Severity == Severity.Fault))
            return new PackageReading(null, findings);
        return new PackageReading(new PluginPackage(contents.Manifest, contents.Hash!, contents.Files, contents.Signature, contents.Countersignature), findings);
    }

    /// <summary>Looks into a package and judges everything but its signatures and its code.</summary>
    /// <param name="package">The whole file.</param>
    /// <param name="sdk">The SDK that the plugin is to run on.</param>
    /// <param name="limits">How large it may be.</param>
    /// <returns>What can be seen of it, faults or none: for people to look at and for tools to say more about, never to run.</returns>
    public static PackageContents Look(ReadOnlyMemory<byte> package, Version sdk, PackageLimits limits)
    {
        var findings = new List<PluginFinding>();
        if (Unpack(package, limits, findings) is not { } contents)
            return new PackageContents { Findings = findings };

        var manifestBytes = contents.GetValueOrDefault(PackagePaths.Manifest);
        if (manifestBytes is null && findings.TrueForAll(f => f.File != PackagePaths.Manifest))
            findings.Add(new PluginFinding { Code = "manifest-missing", File = PackagePaths.Manifest, Reason = "The package has no manifest." });
        var manifest = Document<PluginManifest>(PackagePaths.Manifest, manifestBytes, findings);
        var hasManifest = manifestBytes is not null;
        var signature = hasManifest ? Document<PublisherSignature>(PackagePaths.Signature, contents.GetValueOrDefault(PackagePaths.Signature), findings) : null;
        var approval = hasManifest ? Document<AuthorityCountersignature>(PackagePaths.Countersignature, contents.GetValueOrDefault(PackagePaths.Countersignature), findings) : null;
        if (manifest is not null)
        {
            findings.AddRange(ManifestCheck.Faults(manifest, sdk));
            CompareFiles(manifest, contents, findings);
            PackagedCalls.Read(contents.GetValueOrDefault(PackagePaths.Calls), findings);
        }

        return new PackageContents
        {
            Manifest = manifest, Hash = hasManifest ? SignedLines.Hash(manifestBytes) : null, Signature = signature, Countersignature = approval, Findings = findings,
            Files = contents.Where(c => !PackagePaths.IsDocument(c.Key)).ToDictionary(c => c.Key, c => (ReadOnlyMemory<byte>)c.Value),
            Documents = contents.Where(c => PackagePaths.IsDocument(c.Key)).ToDictionary(),
        };
    }

    /// <summary>Every file whose path and bytes are good; null where the file is no package. What is not good is among the findings.</summary>
    internal static Dictionary<string, byte[]>? Unpack(ReadOnlyMemory<byte> package, PackageLimits limits, List<PluginFinding> findings)
    {
        if (ZipDirectory.Read(package, limits, findings) is not { } entries)
            return null;
        var inflating = new Inflating(limits);
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (PackagePaths.Fault(entry.Path) is var (code, reason))
                findings.Add(new PluginFinding { Code = code, File = entry.Path, Reason = reason });
            else if (!seen.Add(entry.Path))
                findings.Add(new PluginFinding { Code = "file-twice", File = entry.Path, Reason = "The package holds this path twice; capitals make no difference, since to some file systems they make none." });
            else if (inflating.Read(entry, findings) is { } content)
                contents.Add(entry.Path, content);
        }

        return contents;
    }

    private static T? Document<T>(string file, byte[]? json, List<PluginFinding> findings)
        where T : class
    {
        if (json is null)
            return null;
        try
        {
            var document = JsonSerializer.Deserialize<T>(json, PluginDocuments.Json) ?? throw new JsonException("The document is null.");
            return HasNulls(document) ? throw new JsonException("A list in it holds null.") : document;
        }
        catch (JsonException malformed)
        {
            findings.Add(new PluginFinding { Code = "document-malformed", File = file, Reason = $"The document cannot be read: {malformed.Message}" });
            return null;
        }
    }

    // The reader of JSON refuses null for what has a value, and lets it into lists.
    private static bool HasNulls(object document) => document switch
    {
        PluginManifest manifest => manifest.ExtensionPoints.Any(e => e is null || e.Input.Any(i => i is null)) || manifest.Needs.Any(n => n is null)
            || manifest.Lots.Any(l => l is null || l.ServiceLines.Any(s => s is null)) || manifest.Files.Any(f => f is null),
        AuthorityCountersignature { Code: { } code } => code.Assemblies.Any(a => a is null),
        _ => false,
    };

    private static void CompareFiles(PluginManifest manifest, Dictionary<string, byte[]> contents, List<PluginFinding> findings)
    {
        var refusedAlready = findings.Select(f => f.File).ToHashSet();
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in manifest.Files)
        {
            if (PackagePaths.IsDocument(file.Path) || !declared.TryAdd(file.Path, file.Sha256))
                Add("file-declared-twice", file.Path, "The manifest names this file twice, or names a file that it must not: itself or a signature.");
            else if (contents.TryGetValue(file.Path, out var content))
            {
                if (SignedLines.Hash(content) != file.Sha256)
                    Add("file-modified", file.Path, $"The file is not the one that the manifest names: its SHA-256 is {SignedLines.Hash(content)}.");
            }
            else if (!refusedAlready.Contains(file.Path))
            {
                Add("file-missing", file.Path, "The manifest names this file, and the package does not hold it.");
            }
        }

        foreach (var path in contents.Keys.Where(p => !PackagePaths.IsDocument(p)))
        {
            if (!declared.ContainsKey(path))
                Add("file-undeclared", path, "The package holds this file, and the manifest does not name it.");
            if (PackagePaths.IsAssembly(path) && Array.Exists(NotToBring, n => string.Equals(Name(path), n, StringComparison.OrdinalIgnoreCase) || Name(path).StartsWith(n + ".", StringComparison.OrdinalIgnoreCase)))
                Add("assembly-of-the-host", path, "The host brings this assembly itself; a copy in the package would take its place.");
        }

        if (PackagePaths.IsAssembly(manifest.Assembly) && !declared.ContainsKey(manifest.Assembly))
            Add("file-missing", manifest.Assembly, "The manifest names this as the plugin's assembly, but not among the files.");

        void Add(string code, string file, string reason) => findings.Add(new PluginFinding { Code = code, File = file, Reason = reason });
    }

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);
}
