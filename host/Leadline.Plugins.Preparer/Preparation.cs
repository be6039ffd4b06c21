using Leadline.Plugins.Checking;
using Leadline.Plugins.Wire;
using Leadline.Sdk;

namespace Leadline.Plugins.Preparer;

/// <summary>Checks the code of a package, and rewrites it where nothing stands against that.</summary>
internal static class Preparation
{
    private static readonly IReadOnlyDictionary<string, byte[]> None = new Dictionary<string, byte[]>();

    /// <summary>Signatures are not judged here: the host, which knows the keys, has done so.</summary>
    internal static PreparationReply Of(byte[] package, CheckProfile profile)
    {
        var circumstances = Circumstances.Here(profile);
        var contents = PackageReader.Look(package, SdkVersion.Current, new PackageLimits());
        if (contents.Manifest is not { } manifest || HasFault(contents.Findings))
            return new PreparationReply(circumstances, contents.Findings, None);
        var findings = contents.Findings.Concat(CodeCheck.Check(manifest, contents.Files, profile, RuleSet.Current)).Concat(OriginCheck.Check(manifest, contents.Files)).ToList();
        if (HasFault(findings))
            return new PreparationReply(circumstances, findings, None);
        findings.AddRange(SdkClaims.Findings(manifest, contents.Files, profile, findings, SupportedSdks.Read()));
        try
        {
            return new PreparationReply(circumstances, findings, CountedAssemblies.Rewrite(contents.Files));
        }
        // Whatever the rewriting stumbles over, the plugin is not let in.
        catch (Exception unforeseen) when (unforeseen is not OutOfMemoryException)
        {
            findings.Add(new PluginFinding { Code = "rewriting-failed", Reason = $"The code can't be rewritten so that it counts its steps: {unforeseen.Message}" });
            return new PreparationReply(circumstances, findings, None);
        }
    }

    private static bool HasFault(IEnumerable<PluginFinding> findings) => findings.Any(f => f.Severity == Severity.Fault);
}
