using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>Holds the range that a manifest claims against the versions of the SDK themselves.</summary>
public static class SdkClaims
{
    /// <summary>The code of what is found here.</summary>
    public const string Unmet = "sdk-claim-unmet";

    /// <summary>Judges the code against each version that the manifest's range holds and that is supported.</summary>
    /// <param name="manifest">What the package says of itself.</param>
    /// <param name="files">Its files by path.</param>
    /// <param name="profile">How strictly.</param>
    /// <param name="found">What was found on the present version, which is not said again.</param>
    /// <param name="supported">The versions that are supported besides the present one.</param>
    /// <returns>
    /// What is wrong on a version and not on the present one, each with that version. Warnings: the plugin runs here all the same, and one that
    /// was approved before a version was looked at is not to be lost by that. Publication refuses them.
    /// </returns>
    public static IReadOnlyList<PluginFinding> Findings(
        PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CheckProfile profile, IReadOnlyList<PluginFinding> found, IReadOnlyList<SdkAssemblies> supported)
    {
        if (!SdkRange.TryParse(manifest.Sdk, out var range))
            return []; // said already
        var known = found.Select(f => (f.Code, f.Subject, f.Where)).ToHashSet();
        return
        [
            .. supported.Where(s => range.Contains(s.Version)).OrderBy(s => s.Version).SelectMany(
                s => CodeCheck.Check(manifest, files, profile, RuleSet.Current, s).Where(f => f.Severity == Severity.Fault && !known.Contains((f.Code, f.Subject, f.Where))).Select(f => f with
                {
                    Severity = Severity.Warning,
                    Code = Unmet,
                    Reason = $"{f.Reason} The manifest claims {manifest.Sdk}, which holds SDK {s.Version}, and hosts support that.",
                    Remedy = "Begin the range with the version that the plugin is compiled against, or leave out what that version does not have.",
                })),
        ];
    }
}
