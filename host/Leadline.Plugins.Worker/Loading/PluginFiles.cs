using System.Security.Cryptography;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Worker.Loading;

/// <summary>Reads a plugin's assemblies and compares each with the hash that the host knows. What is loaded are these bytes, not the files read again.</summary>
internal static class PluginFiles
{
    /// <summary>The assemblies' bytes by their simple names.</summary>
    /// <exception cref="WorkerFailure">One is missing or another than the host knows.</exception>
    internal static IReadOnlyDictionary<string, byte[]> Read(OpenRequest request)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, sha256) in request.Assemblies)
            files.Add(Path.GetFileNameWithoutExtension(path), Read(Path.Combine(request.Folder, path), path, sha256));
        return files;
    }

    private static byte[] Read(string file, string path, string sha256)
    {
        if (!File.Exists(file))
            throw new WorkerFailure(FailureCodes.FileChanged, $"The rewritten assembly {path} is gone.");
        var bytes = File.ReadAllBytes(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256
            ? bytes
            : throw new WorkerFailure(FailureCodes.FileChanged, $"The rewritten assembly {path} is not the one that was made: its SHA-256 is not {sha256}.");
    }
}
