namespace Leadline.Plugins.Checking;

/// <summary>
/// Compares a package with what it says of where it comes from: a builder's statement, and the source where the package brings it. Call it
/// where <see cref="CodeCheck"/> is called: it reads the same files, which may be made to harm their readers.
/// </summary>
/// <remarks>Only what is in the package is compared; nothing is fetched, and nothing is built.</remarks>
public static class OriginCheck
{
    /// <summary>Judges the files of a package, or of a folder that is to be one.</summary>
    /// <param name="manifest">What the package says of itself.</param>
    /// <param name="files">The files by path.</param>
    /// <returns>What contradicts, as faults; what can't be told, as warnings; and what was found to fit, as notes. Nothing where it brings neither.</returns>
    public static IReadOnlyList<PluginFinding> Check(PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) =>
        [.. ProvenanceCheck.Findings(manifest, files), .. SourceCheck.Findings(manifest, files)];
}
