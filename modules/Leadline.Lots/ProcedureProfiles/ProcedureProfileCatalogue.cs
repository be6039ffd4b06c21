using System.Reflection;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.ProcedureProfiles;

/// <summary>The procedure profiles that this platform knows, by code.</summary>
internal sealed class ProcedureProfileCatalogue
{
    private const string Folder = "profiles/";
    private static readonly Lazy<ProcedureProfileCatalogue> LazyShipped = new(() => new(Embedded()));
    private readonly SortedDictionary<string, ProcedureProfile> _profiles = new(StringComparer.Ordinal);

    /// <param name="files">Name and bytes of each profile; a profile's code is its file's name.</param>
    /// <exception cref="InvalidDataException">A profile has a fault: the platform must not start with half of the law.</exception>
    internal ProcedureProfileCatalogue(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        foreach (var (name, bytes) in files)
            Add(name, bytes);
    }

    /// <summary>Those that the module was built with, from frameworks/profiles.</summary>
    internal static ProcedureProfileCatalogue Shipped => LazyShipped.Value;

    internal IReadOnlyCollection<string> Codes => _profiles.Keys;

    internal ProcedureProfile? Find(string code) => _profiles.GetValueOrDefault(code);

    internal IEnumerable<ProcedureProfile> InForceOn(DateOnly day) => _profiles.Values.Where(p => p.Begun.Covers(day));

    private void Add(string name, byte[] bytes)
    {
        var checks = new DocumentChecks();
        var profile = ProfileReader.Read(bytes, checks)
            ?? throw new InvalidDataException($"{name}, line {checks.Faults[0].Line}: {checks.Faults[0].Message}");
        if (name != profile.Terms.Code + ".yaml" || !_profiles.TryAdd(profile.Terms.Code, profile))
            throw new InvalidDataException($"{name}: a profile's file bears its code, once; this one states '{profile.Terms.Code}'.");
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var bytes = new MemoryStream();
            assembly.GetManifestResourceStream(resource)!.CopyTo(bytes);
            yield return new(resource[Folder.Length..], bytes.ToArray());
        }
    }
}
