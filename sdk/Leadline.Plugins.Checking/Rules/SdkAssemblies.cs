using System.Reflection;
using Leadline.Primitives;
using Leadline.Sdk;
using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>The assemblies of one version of the SDK, by which plugins are judged: the present one, or another that is only read and never loaded.</summary>
public sealed class SdkAssemblies
{
    private static readonly Lazy<SdkAssemblies> Present = new(() => new SdkAssemblies(
        SdkVersion.Current, new[] { typeof(IServiceLine).Assembly, typeof(Money).Assembly }.ToDictionary(a => a.GetName().Name!, a => File.ReadAllBytes(a.Location))));

    private SdkAssemblies(Version version, IReadOnlyDictionary<string, byte[]> files) => (Version, Files) = (version, files);

    /// <summary>The names of the SDK's assemblies, without an ending.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Leadline.Sdk", "Leadline.Primitives"];

    /// <summary>Those that this process runs on.</summary>
    public static SdkAssemblies Current => Present.Value;

    /// <summary>The version, such as 1.0.0.</summary>
    public Version Version { get; }

    internal IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>Reads the assemblies from a folder.</summary>
    /// <param name="folder">The folder with <c>Leadline.Sdk.dll</c> and <c>Leadline.Primitives.dll</c>.</param>
    /// <exception cref="IOException">One of them is not there.</exception>
    /// <exception cref="FormatException">The first states no version.</exception>
    public static SdkAssemblies Read(string folder) => Of(Names.ToDictionary(n => n, n => File.ReadAllBytes(Path.Combine(folder, n + ".dll"))));

    /// <summary>Takes the assemblies from memory.</summary>
    /// <param name="files">The bytes of each by its name; see <see cref="Names"/>.</param>
    /// <exception cref="FormatException">One is missing, or the first states no version.</exception>
    public static SdkAssemblies Of(IReadOnlyDictionary<string, byte[]> files)
    {
        if (Names.FirstOrDefault(n => !files.ContainsKey(n)) is { } missing)
            throw new FormatException($"An SDK without {missing} is none.");
        using var sdk = AssemblyDefinition.ReadAssembly(new MemoryStream(files[Names[0]]));
        var stated = sdk.CustomAttributes.FirstOrDefault(a => a.AttributeType.FullName == typeof(AssemblyInformationalVersionAttribute).FullName)?.ConstructorArguments[0].Value as string;
        return System.Version.TryParse(stated?.Split('+', '-')[0], out var version)
            ? new SdkAssemblies(version, files.ToDictionary(f => f.Key, f => f.Value))
            : throw new FormatException($"{Names[0]} states no version that can be read: {stated ?? "none"}.");
    }
}
