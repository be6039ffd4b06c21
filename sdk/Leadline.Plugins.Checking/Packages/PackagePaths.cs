using System.Collections.Frozen;

namespace Leadline.Plugins.Checking;

/// <summary>Names of the files in a package, and which names are let in.</summary>
public static class PackagePaths
{
    /// <summary>The manifest.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The publisher's signature.</summary>
    public const string Signature = "signature.json";

    /// <summary>The authority's countersignature.</summary>
    public const string Countersignature = "countersignature.json";

    /// <summary>The folder of the assemblies and their PDBs.</summary>
    public const string Library = "lib/";

    /// <summary>The builder's statement of how the package came about, where there is one.</summary>
    public const string Provenance = "provenance.json";

    /// <summary>Calls with what came of them, as the author's tests recorded them, where the package brings them: they are made again at publication.</summary>
    public const string Calls = "calls.jsonl";

    /// <summary>The folder of the source that the assemblies were compiled from, where the package brings it.</summary>
    public const string Source = "source/";

    /// <summary>The ending of the lists of what an assembly was built with, as a build writes them.</summary>
    public const string Dependencies = ".deps.json";

    private const int Longest = 120;

    // Windows takes these for devices, whatever their ending.
    private static readonly FrozenSet<string> Devices = new[]
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // The host brings these. A build leaves them beside the plugin where the reference to the SDK does not say that it is not copied.
    private static readonly string[] OfTheHost = ["Leadline.Sdk", "Leadline.Primitives"];

    /// <summary>Where a file from the top of a build's folder goes in a package; null for what stays out of it.</summary>
    /// <param name="name">The file's name, without a folder.</param>
    public static string? OfBuilt(string name) => Path.GetExtension(name) switch
    {
        ".dll" or ".pdb" => OfTheHost.Contains(Path.GetFileNameWithoutExtension(name)) ? null : Library + name,
        ".md" => name,
        ".jsonl" => name == Calls ? name : null,
        ".json" => name == Provenance || name.EndsWith(Dependencies, StringComparison.Ordinal) ? name : null,
        _ => name is "LICENSE" or "LICENSE.txt" ? name : null,
    };

    internal static bool IsDocument(string path) => path is Manifest or Signature or Countersignature;

    internal static bool IsAssembly(string path) =>
        path.StartsWith(Library, StringComparison.Ordinal) && path.EndsWith(".dll", StringComparison.Ordinal);

    /// <summary>What is wrong with a path, as code and reason; null when nothing is.</summary>
    internal static (string Code, string Reason)? Fault(string path)
    {
        if (path.Length is 0 or > Longest)
            return ("path-length", $"A path has 1 to {Longest} characters; this one has {path.Length}.");
        if (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'))
            return ("path-absolute", "The path is absolute; a package holds relative paths only.");
        var parts = path.Split('/', '\\');
        if (Array.Exists(parts, p => p is ".." or "."))
            return ("path-walks", "The path walks through folders with '.' or '..'.");
        if (!path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-'))
            return ("path-characters", "A path has letters, digits, full stops, hyphens and underscores, with '/' between folders.");
        return Array.Exists(parts, p => p.Length == 0 || p[0] == '.' || p[^1] == '.' || Devices.Contains(p.Split('.')[0]))
            ? ("path-name", "A folder or file has no name, begins or ends with a full stop, or is named like a device of Windows.")
            : null;
    }
}
