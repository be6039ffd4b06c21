namespace Leadline.Plugins.Checking;

/// <summary>
/// Picks out of a folder the files that assemblies were compiled from, by the hashes that the compiler wrote down: a package then brings its source, and nothing else
/// that lies in the folder. Whether the whole is as publication wants it <see cref="OriginCheck"/> then says, while its author can still mend it.
/// </summary>
public static class SourceGathering
{
    /// <summary>Gathers the source of a build.</summary>
    /// <param name="manifest">What the package says of itself.</param>
    /// <param name="built">The assemblies and PDBs, by their paths in the package.</param>
    /// <param name="named">The files of the folder that bear a name, by their paths within it.</param>
    /// <param name="findings">Gets what is wrong with the plugin's own assembly; of a library of others, what is there is taken.</param>
    /// <returns>The files by their paths in the package, under <see cref="PackagePaths.Source"/>. Those that stand within a PDB are left out.</returns>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Gather(
        PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> built, Func<string, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>>> named,
        ICollection<PluginFinding> findings)
    {
        var gathered = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.OrdinalIgnoreCase); // as paths of a package are told apart
        foreach (var (path, dll) in built.Where(f => PackagePaths.IsAssembly(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var isOwn = path == manifest.Assembly;
            var documents = DocumentsOf(path, dll, built);
            if (documents is null && isOwn)
                findings.Add(Fault("source-not-comparable", path, "There is no portable PDB of this very build beside the assembly, which alone says what it was compiled from.", "Build with DebugType portable."));
            foreach (var document in (documents ?? []).Where(d => d.Embedded is null && d.IsHashed))
            {
                var here = named(document.FileName).ToList();
                if (here.Find(f => SignedLines.Hash(f.Value.Span) == document.Hash) is { Key: { } found, Value: var text })
                    gathered[PlaceOf(found, document.Hash, gathered)] = text;
                else if (isOwn)
                    findings.Add(Missing(path, document, here));
            }
        }

        return gathered;
    }

    private static IReadOnlyList<CompiledSources.Document>? DocumentsOf(string path, ReadOnlyMemory<byte> dll, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> built)
    {
        if (!built.TryGetValue(Path.ChangeExtension(path, ".pdb"), out var pdb))
            return null;
        try
        {
            return CompiledSources.Read(dll, pdb) is { Belongs: true } compiled ? compiled.Documents : null;
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            return null; // as where it is compared: a damaged file may make the reader fail in any way, and tells nothing
        }
    }

    private static PluginFinding Missing(string path, CompiledSources.Document document, List<KeyValuePair<string, ReadOnlyMemory<byte>>> here)
    {
        if (document.Hash.Length == 0)
            return Fault("source-missing", path, $"The compiler wrote down no SHA-256 of {document.Name}.", "Build with the compiler's usual hash, SHA-256.");
        return here.Count > 0
            ? Fault("source-differs", path, $"{here[0].Key} is not the {document.FileName} that it was compiled from: its hash differs.", "Build anew, and pack what that leaves.")
            : Fault("source-missing", path, $"It was compiled from {document.Name}, and no {document.FileName} lies in the folder.", "Name the folder of the project with all that was compiled, 'obj' included.");
    }

    // What the compiler was given may have any name; it is found again by its hash.
    private static string PlaceOf(string path, string hash, Dictionary<string, ReadOnlyMemory<byte>> taken)
    {
        var place = PackagePaths.Source + string.Join('/', path.Split('/', '\\').Select(Clean));
        return PackagePaths.Fault(place) is null && (!taken.TryGetValue(place, out var other) || SignedLines.Hash(other.Span) == hash)
            ? place
            : $"{PackagePaths.Source}{hash}{(path.EndsWith(".cs", StringComparison.Ordinal) ? ".cs" : "")}";
    }

    private static string Clean(string part)
    {
        var clean = string.Concat(part.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_'));
        return clean is ['.', .. var rest] ? $"_{rest}" : clean;
    }

    private static PluginFinding Fault(string code, string file, string reason, string remedy) => new() { Code = code, File = file, Reason = reason, Remedy = remedy };
}
