using System.Text.Json;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

/// <summary>A folder as a build leaves it, with what of it goes into a package.</summary>
internal sealed record PluginFolder(PluginManifest Manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
{
    /// <summary>Takes the assemblies and PDBs, and the texts for people, from the top of a folder.</summary>
    public static PluginFolder Read(string folder, string? manifest)
    {
        var limits = new PackageLimits();
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var total = 0L;
        foreach (var file in Tool.Files.Use(folder, "read", () => System.IO.Directory.GetFiles(folder)).Order(StringComparer.Ordinal))
        {
            if (PackagePaths.OfBuilt(Path.GetFileName(file)) is not { } path)
                continue;
            var content = Tool.Files.Read(file, limits.FileBytes);
            files.Add(path, content);
            total += content.Length;
            if (total > limits.TotalBytes || files.Count > limits.Files)
                throw new UnusableInputException($"{folder} holds more than a package may: {limits.Files} files and {limits.TotalBytes:N0} bytes.");
        }

        if (!files.Keys.Any(f => f.EndsWith(".dll", StringComparison.Ordinal)))
            throw new UnusableInputException($"{folder} holds no assembly: give the folder that the build writes, such as bin/Release/net10.0.");
        return new PluginFolder(ReadManifest(manifest ?? Path.Combine(folder, PackagePaths.Manifest), limits), files);
    }

    private static PluginManifest ReadManifest(string file, PackageLimits limits)
    {
        try
        {
            return JsonSerializer.Deserialize<PluginManifest>(Tool.Files.Read(file, limits.DocumentBytes), PluginDocuments.Json) ?? throw new JsonException("The document is null.");
        }
        catch (JsonException malformed)
        {
            throw new UnusableInputException($"{file} is no manifest: {malformed.Message}");
        }
    }
}
