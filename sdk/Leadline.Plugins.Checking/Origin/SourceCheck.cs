using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>
/// Compares assemblies with the source that the package brings: beside them under <c>source/</c>, or within the PDB. The compiler has written
/// into the PDB the hash of each file that it read, and into the assembly the hash of the PDB.
/// </summary>
internal static class SourceCheck
{
    private const int MostNamed = 10;

    internal static IEnumerable<PluginFinding> Findings(PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var sources = files.Where(f => f.Key.StartsWith(PackagePaths.Source, StringComparison.Ordinal)).ToDictionary(f => f.Key, f => SignedLines.Hash(f.Value.Span));
        var findings = new List<PluginFinding>();
        foreach (var (path, dll) in files.Where(f => PackagePaths.IsAssembly(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (files.TryGetValue(Path.ChangeExtension(path, ".pdb"), out var pdb))
                Compare(path, dll, pdb, sources, findings);
            else if (sources.Count > 0 && path == manifest.Assembly)
                findings.Add(Finding(Severity.Warning, "source-not-comparable", path, "The package brings source, and no PDB to compare it by.", "Pack the portable PDB too."));
        }

        return findings;
    }

    private static void Compare(string path, ReadOnlyMemory<byte> dll, ReadOnlyMemory<byte> pdb, Dictionary<string, string> sources, List<PluginFinding> findings)
    {
        var symbols = Path.ChangeExtension(path, ".pdb");
        CompiledSources compiled;
        try
        {
            compiled = CompiledSources.Read(dll, pdb);
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            // A hostile file may make the reader fail in any way; what it says of sources then counts for nothing.
            findings.Add(Finding(Severity.Warning, "pdb-unreadable", symbols, $"The file is no portable PDB that can be read ({damaged.GetType().Name}).", "Build with DebugType portable."));
            return;
        }

        if (!compiled.Belongs)
        {
            findings.Add(Finding(Severity.Warning, "pdb-of-another-build", symbols, "The PDB is of another build than the assembly, so that lines and sources tell nothing.", "Pack the two from one build."));
            return;
        }

        if (compiled.IsUnchanged is null)
        {
            findings.Add(Finding(Severity.Warning, "pdb-unsigned", symbols, "The assembly does not say which PDB is its own by SHA-256, so that lines and sources tell nothing.", "Build with the compiler's usual hash, SHA-256."));
            return;
        }

        if (compiled.IsUnchanged is false)
            findings.Add(Finding(Severity.Fault, "pdb-modified", symbols, "The PDB is not the one that the compiler wrote: the assembly names another hash.", "Pack the PDB as it was built."));
        var given = sources.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var document in compiled.Documents.Where(d => d.Embedded is { } text && SignedLines.Hash(text) != d.Hash))
            findings.Add(Finding(Severity.Fault, "source-differs", symbols, $"The source {document.Name} within the PDB is not what was compiled: its hash differs.", "Pack the PDB as it was built."));
        var documents = compiled.Documents.Where(d => d.IsHashed).ToList();
        var missing = documents.Where(d => d.Embedded is null && !given.Contains(d.Hash)).ToList();
        var compiledHashes = compiled.Documents.Select(d => d.Hash).ToHashSet(StringComparer.Ordinal);
        foreach (var (source, _) in sources.Where(s => !compiledHashes.Contains(s.Value) && missing.Exists(d => d.FileName == NameOf(s.Key))))
            findings.Add(Finding(Severity.Fault, "source-differs", source, $"This is not the {NameOf(source)} that {path} was compiled from: its hash differs.", "Pack the source that was compiled."));
        if (documents.Except(missing).All(d => d.IsMadeByTheBuild))
            return; // it brings none of its author's, which is no fault
        if (compiled.Documents.Except(documents).ToList() is { Count: > 0 } unhashed)
            findings.Add(Finding(Severity.Warning, "source-without-hash", path, $"Of {unhashed.Count} files the compiler wrote down no hash, so that they can't be compared: {Names(unhashed)}.", "That is so of files that only a #line directive names; leave those out where they are not needed."));
        if (missing.Count > 0)
            findings.Add(Finding(Severity.Warning, "source-missing", path, $"Of {missing.Count} files that it was compiled from there is no source here: {Names(missing)}.", "Pack with --source, or build with EmbedAllSources, and with the compiler's usual hash, SHA-256."));
        findings.Add(Finding(Severity.Note, "source-compared", path, $"The source of {documents.Count - missing.Count} of {documents.Count} files was compared with the hashes that the compiler wrote down. That says what it was given to read, and not that it was an honest compiler."));
    }

    private static string Names(List<CompiledSources.Document> of) => string.Join(", ", of.Take(MostNamed).Select(d => d.Name)) + (of.Count > MostNamed ? ", and others" : "");

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static PluginFinding Finding(Severity severity, string code, string file, string reason, string? remedy = null) =>
        new() { Severity = severity, Code = code, File = file, Reason = reason, Remedy = remedy };
}
