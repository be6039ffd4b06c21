using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Sdk;
using NuGet.Versioning;

namespace Leadline.Plugins.Runtime.Advisories;

/// <summary>A library of somebody else's in a plugin's package.</summary>
/// <param name="Id">The NuGet package that it is of.</param>
/// <param name="Version">Which version.</param>
/// <param name="File">The assembly in the plugin's package.</param>
internal sealed record BroughtPackage(string Id, NuGetVersion Version, string File);

/// <summary>The libraries of others that a plugin's package brings, as the lists say that its builds wrote (<c>*.deps.json</c>).</summary>
internal static class BroughtPackages
{
    /// <summary>So many libraries, and so many lists of them, are looked at: a plugin that brings more is refused.</summary>
    internal const int Most = 200;

    private const int MostLists = 4;
    private const int LongestList = 2 * 1024 * 1024;

    /// <summary>Finds them.</summary>
    /// <param name="manifest">What the package says of itself.</param>
    /// <param name="files">Its files.</param>
    /// <param name="findings">Takes what can't be told: a list that can't be read, an assembly that none names.</param>
    internal static IReadOnlyList<BroughtPackage> Find(PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, List<PluginFinding> findings)
    {
        var (brought, own) = (new List<BroughtPackage>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase) { manifest.Assembly });
        var lists = files.Where(f => f.Key.EndsWith(PackagePaths.Dependencies, StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        if (lists.Count > MostLists)
            findings.Add(TooMany($"The package has {lists.Count} lists of what it was built with; at most {MostLists} are taken."));
        foreach (var (path, json) in lists.Take(MostLists))
        {
            try
            {
                if (!TryRead(json, files, brought, own))
                {
                    findings.Add(TooMany($"The package's lists name more than {Most} libraries of others."));
                    return [];
                }
            }
            // A name that is no text, such as half a character, shows only when it is asked for, and not as a JsonException.
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
            {
                findings.Add(Warning("dependencies-unreadable", path, $"The list of what the plugin was built with can't be read: {malformed.Message}", "Pack it as the build wrote it."));
            }
        }

        foreach (var path in files.Keys.Where(p => p.StartsWith(PackagePaths.Library, StringComparison.Ordinal) && p.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (!own.Contains(path) && !brought.Exists(b => b.File == path))
                findings.Add(Warning("dependency-unidentified", path, "Nothing says of which package and version this library is, so that it could not be compared with advisories.", "Pack the *.deps.json file that the build writes beside it."));
        }

        return brought;
    }

    /// <returns>False where there are too many.</returns>
    private static bool TryRead(ReadOnlyMemory<byte> json, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, List<BroughtPackage> brought, HashSet<string> own)
    {
        if (json.Length > LongestList)
            throw new JsonException($"It is longer than {LongestList:N0} bytes.");
        using var document = JsonDocument.Parse(json);
        var kinds = Members(document.RootElement, "libraries").ToLookup(l => l.Name, l => l.Value.ValueKind == JsonValueKind.Object && l.Value.TryGetProperty("type", out var type) ? type.ToString() : "", StringComparer.Ordinal);
        foreach (var library in Members(document.RootElement, "targets").SelectMany(t => Members(t.Value)))
        {
            foreach (var asset in Members(library.Value, "runtime"))
            {
                var file = PackagePaths.Library + asset.Name[(asset.Name.LastIndexOf('/') + 1)..];
                if (!files.ContainsKey(file))
                    continue;
                if (kinds[library.Name].Contains("project"))
                    own.Add(file);
                else if (library.Name.Split('/') is [var id, var number] && NuGetVersion.TryParse(number, out var version) && new BroughtPackage(id, version, file) is var one && !brought.Contains(one))
                    brought.Add(one);
                if (brought.Count > Most)
                    return false;
            }
        }

        return true;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? Members(member) : [];

    private static IEnumerable<JsonProperty> Members(JsonElement of) => of.ValueKind == JsonValueKind.Object ? [.. of.EnumerateObject()] : [];

    private static PluginFinding TooMany(string reason) =>
        new() { Code = "dependencies-too-many", Reason = reason, Remedy = "Bring only the libraries that the plugin uses, and the one list that its build writes." };

    private static PluginFinding Warning(string code, string file, string reason, string remedy) =>
        new() { Severity = Severity.Warning, Code = code, File = file, Reason = reason, Remedy = remedy };
}
