using System.IO.Compression;
using Leadline.Plugins.Checking;
using Microsoft.CodeAnalysis;

namespace Leadline.Sdk.Tests.Compatibility;

/// <summary>A version of the SDK as it was released: the packages of <c>sdk/released</c>.</summary>
internal sealed record ReleasedSdk(Version Version, IReadOnlyDictionary<string, byte[]> Files)
{
    internal static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Tests, "../../sdk/released"));

    internal static IReadOnlyList<ReleasedSdk> All { get; } =
        [.. Directory.GetFiles(Folder, "Leadline.Primitives.*.nupkg").Select(f => Path.GetFileNameWithoutExtension(f)["Leadline.Primitives.".Length..]).Select(Read).OrderBy(s => s.Version)];

    /// <summary>What a plugin on this version is compiled against.</summary>
    internal IEnumerable<MetadataReference> References => Files.Values.Select(f => MetadataReference.CreateFromImage(f));

    private static ReleasedSdk Read(string version) => new(Version.Parse(version), SdkAssemblies.Names.ToDictionary(n => n, n => Assembly(n, version)));

    private static byte[] Assembly(string name, string version)
    {
        using var package = ZipFile.OpenRead(Path.Combine(Folder, $"{name}.{version}.nupkg"));
        using var entry = package.GetEntry($"lib/net10.0/{name}.dll")!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
