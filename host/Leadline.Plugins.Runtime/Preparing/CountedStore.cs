using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Preparing;

/// <summary>What came of preparing packages, kept in the data folder: a folder for each package and the circumstances that it was prepared in.</summary>
internal sealed class CountedStore(string folder)
{
    private const string RecordFile = "counted.json";

    /// <summary>What is known of a package in these circumstances; null where nothing is.</summary>
    internal CountedRecord? Find(string package, Circumstances circumstances)
    {
        var file = Path.Combine(FolderOf(package, circumstances), RecordFile);
        try
        {
            return File.Exists(file)
                && JsonSerializer.Deserialize<CountedRecord>(File.ReadAllBytes(file), PluginDocuments.Json) is { } record
                && record.Package == package && record.Circumstances == circumstances ? record : null;
        }
        // Half a record is none: the package is prepared again, from its signed file.
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The rewritten assemblies that a record names; null where one is missing or another than the record says.</summary>
    internal IReadOnlyDictionary<string, byte[]>? Read(CountedRecord record)
    {
        var assemblies = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (path, sha256) in record.Assemblies)
        {
            var file = Path.Combine(FolderOf(record.Package, record.Circumstances), path);
            if (!File.Exists(file) || File.ReadAllBytes(file) is var bytes && CountedHash.OfBytes(bytes) != sha256)
                return null;
            assemblies.Add(path, bytes);
        }

        return assemblies;
    }

    /// <summary>Keeps what came of preparing a package, whole or not at all.</summary>
    internal void Keep(CountedRecord record, IReadOnlyDictionary<string, byte[]> assemblies)
    {
        var target = FolderOf(record.Package, record.Circumstances);
        var making = $"{target}.{Guid.CreateVersion7():N}.making"; // of two at once, each makes the same bytes, and one's are kept
        if (Directory.Exists(target) && Find(record.Package, record.Circumstances) is { } known && Read(known) is not null)
            return;
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        Directory.CreateDirectory(making);
        foreach (var (path, bytes) in assemblies)
        {
            var file = Path.Combine(making, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        File.WriteAllBytes(Path.Combine(making, RecordFile), JsonSerializer.SerializeToUtf8Bytes(record, PluginDocuments.Json));
        try
        {
            Directory.Move(making, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(making, recursive: true);
        }
    }

    private string FolderOf(string package, Circumstances circumstances) => Path.Combine(folder, package, circumstances.ToString());
}

/// <summary>What came of preparing a package.</summary>
/// <param name="Package">The package's hash.</param>
/// <param name="Circumstances">By what it was prepared.</param>
/// <param name="Findings">All that was found.</param>
/// <param name="Assemblies">SHA-256 of each rewritten assembly, by path; empty where a finding refuses.</param>
internal sealed record CountedRecord(
    string Package, Circumstances Circumstances, IReadOnlyList<PluginFinding> Findings, IReadOnlyDictionary<string, string> Assemblies);
