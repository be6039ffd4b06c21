using System.Text.Json;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

/// <summary>What is to be checked, and how.</summary>
internal sealed record PluginCheck(string Path, string? Manifest, CheckProfile Profile, IReadOnlyList<string> Trusted)
{
    /// <summary>Checks in this process, which files made to harm readers may end: only ever in a child of its own.</summary>
    public CheckReport Run(DateTimeOffset now)
    {
        var isFolder = System.IO.Directory.Exists(Path);
        var limits = new PackageLimits();
        var package = isFolder ? Pack(PluginFolder.Read(Path, Manifest)) : Files.Read(Path, limits.PackageBytes);
        var policy = new PackagePolicy { Profile = Profile, Now = now, MustBeCountersigned = false, Keys = [.. Trusted.Select(Trust)], Limits = limits };

        // A folder bears no signature, and is not told so. Without a single key an author can't tell whose a signature is.
        var findings = PackageReader.Read(package, policy).Findings
            .Where(f => !isFolder || f.Code != "unsigned")
            .Select(f => f.Code == "signer-unknown" && Profile == CheckProfile.Develop && Trusted.Count == 0 ? Unverified(f) : f)
            .ToList();
        var contents = PackageReader.Look(package, policy.Sdk, limits);
        if (contents.Manifest is { } manifest)
        {
            findings.AddRange(CodeCheck.Check(manifest, contents.Files, Profile, RuleSet.Current));
            findings.AddRange(OriginCheck.Check(manifest, contents.Files));
        }

        return CheckReport.Of(Profile, findings);
    }

    private static byte[] Pack(PluginFolder folder) => PackageWriter.Pack(folder.Manifest, folder.Files);

    private static PluginFinding Unverified(PluginFinding finding) => finding with
    {
        Severity = Severity.Warning, Code = "signature-unverified", Reason = "Whose signature it is was not verified, since no key was given.", Remedy = "Give the publisher's public key with --trust.",
    };

    private static TrustedKey Trust(string file)
    {
        try
        {
            var key = JsonSerializer.Deserialize<PublicKey>(Files.Read(file, 64 * 1024), PluginDocuments.Json) ?? throw new JsonException("The document is null.");
            _ = key.Identify();
            return new TrustedKey { Key = key, ValidFrom = DateTimeOffset.MinValue, ValidUntil = DateTimeOffset.MaxValue };
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            throw new UnusableInputException($"{file} is no public key, such as 'keys' writes beside the secret one: {wrong.Message}");
        }
    }
}
