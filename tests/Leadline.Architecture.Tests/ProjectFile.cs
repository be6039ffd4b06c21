using System.Text.Json;
using System.Xml.Linq;

namespace Leadline.Architecture.Tests;

/// <summary>A project file and the property files it imports, read as text.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
/// <param name="Projects">The project files it refers to, from the root.</param>
/// <param name="Packages">The packages it names itself, analyzers left out.</param>
/// <param name="Frameworks">Shared frameworks it asks for beyond the base library, by item or by SDK.</param>
/// <param name="Assemblies">Assemblies it names by file.</param>
internal sealed record ProjectFile(
    string Path,
    string AssemblyName,
    IReadOnlySet<string> Projects,
    IReadOnlySet<string> Packages,
    IReadOnlySet<string> Frameworks,
    IReadOnlySet<string> Assemblies)
{
    /// <summary>Packages that look at code while it compiles and leave nothing in it.</summary>
    private static readonly HashSet<string> Analyzers = ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    public string Folder => Path[..Path.LastIndexOf('/')];

    public static ProjectFile Read(string path, Func<string, string> textOf)
    {
        var documents = WithImports(path, textOf).ToList();
        var project = documents[0].Xml;
        var sdk = (string?)project.Root!.Attribute("Sdk") ?? "";
        return new ProjectFile(
            path,
            project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? System.IO.Path.GetFileNameWithoutExtension(path),
            documents.SelectMany(d => Items(d.Xml, "ProjectReference", i => !IsOnlyBuilt(i)).Select(i => Resolve(d.Path, i, path))).ToHashSet(),
            documents.SelectMany(d => Items(d.Xml, "PackageReference").Concat(Items(d.Xml, "PackageDownload"))).Where(p => !Analyzers.Contains(p)).ToHashSet(),
            documents.SelectMany(d => Items(d.Xml, "FrameworkReference")).Append(sdk).Where(f => f is not "Microsoft.NET.Sdk").ToHashSet(),
            documents.SelectMany(d => Items(d.Xml, "Reference")).ToHashSet());
    }

    /// <summary>This project and all that it reaches through references, itself first.</summary>
    public IReadOnlyList<ProjectFile> Reach(Func<string, ProjectFile> find)
    {
        var reached = new List<ProjectFile> { this };
        for (var i = 0; i < reached.Count; i++)
            reached.AddRange(reached[i].Projects.Where(p => reached.TrueForAll(r => r.Path != p)).Select(find).ToList());
        return reached;
    }

    /// <summary>The packages whose code the project can call, as the last restore resolved them; null when there was none.</summary>
    public IReadOnlySet<string>? RestoredPackages()
    {
        var assets = Repository.At($"{Folder}/obj/project.assets.json");
        return File.Exists(assets) ? PackagesIn(File.ReadAllText(assets)) : null;
    }

    internal static IReadOnlySet<string> PackagesIn(string assets)
    {
        using var document = JsonDocument.Parse(assets);
        return document.RootElement.GetProperty("targets").EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Value.GetProperty("type").GetString() == "package" && (HasCode(library.Value, "compile") || HasCode(library.Value, "runtime")))
            .Select(library => library.Name[..library.Name.IndexOf('/', StringComparison.Ordinal)])
            .ToHashSet();
    }

    private static bool HasCode(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var files) && files.EnumerateObject().Any(f => !f.Name.EndsWith("_._", StringComparison.Ordinal));

    /// <summary>The file, what it imports by name, and the Directory.Build files above it.</summary>
    private static IEnumerable<(string Path, XDocument Xml)> WithImports(string path, Func<string, string> textOf)
    {
        var open = new Queue<string>([path]);
        for (var folder = path; folder.Contains('/', StringComparison.Ordinal);)
        {
            folder = folder[..folder.LastIndexOf('/')];
            foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets"])
            {
                if (Repository.Files.Contains($"{folder}/{name}"))
                    open.Enqueue($"{folder}/{name}");
            }
        }
        if (Repository.Files.Contains("Directory.Build.props"))
            open.Enqueue("Directory.Build.props");
        if (Repository.Files.Contains("Directory.Build.targets"))
            open.Enqueue("Directory.Build.targets");

        var seen = new HashSet<string>();
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next))
                continue;
            var xml = XDocument.Parse(textOf(next));
            foreach (var import in xml.Descendants("Import").Select(i => (string?)i.Attribute("Project")).OfType<string>())
                open.Enqueue(Resolve(next, import, path));
            yield return (next, xml);
        }
    }

    /// <summary>Built first and laid beside, such as the plugins' worker: no code of it can be named.</summary>
    private static bool IsOnlyBuilt(XElement reference) => (string?)reference.Attribute("ReferenceOutputAssembly") is "false";

    private static IEnumerable<string> Items(XDocument xml, string kind, Func<XElement, bool>? where = null) =>
        xml.Descendants(kind).Where(where ?? (_ => true)).Select(i => (string?)i.Attribute("Include")).OfType<string>()
            .SelectMany(i => i.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>A path in a project file, from the root. Written plainly, so that this test and a reader can follow it.</summary>
    private static string Resolve(string from, string to, string project)
    {
        var plain = to.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal)
            .Replace("$(MSBuildProjectName)", System.IO.Path.GetFileNameWithoutExtension(project), StringComparison.Ordinal)
            .Replace('\\', '/');
        if (plain.Contains("$(", StringComparison.Ordinal) || plain.Contains('*', StringComparison.Ordinal))
            throw new InvalidOperationException($"{from} refers to {to}: write the path out, the architecture tests must be able to follow it.");
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in plain.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != "."))
        {
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else
                parts.Add(part);
        }
        return string.Join('/', parts);
    }
}
