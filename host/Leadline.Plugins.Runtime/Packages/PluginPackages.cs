using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Advisories;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Runtime.Trials;
using Leadline.Plugins.Runtime.Viruses;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Packages;

/// <summary>Judges packages by the rules of publication, and countersigns them.</summary>
internal sealed class PluginPackages(PluginMachine machine, CountersigningKey countersigning, AdvisoryCheck advisories, VirusCheck viruses, PublicationTrial trial, TimeProvider clock)
    : IPluginPackages
{
    /// <inheritdoc/>
    public Outcome<string> IdentifyKey(OrganisationReference owner, string spki)
    {
        var key = new PublicKey { Owner = owner, IsDevelopment = false, Spki = spki };
        return key.CanVerify()
            ? key.Identify()
            : new Refusal("key-malformed", "This is no public key to verify plugins with: a SubjectPublicKeyInfo in base 64, ECDSA on the curve P-256.");
    }

    /// <inheritdoc/>
    public async Task<PackageReport> JudgeAsync(ReadOnlyMemory<byte> package, IReadOnlyList<PublisherKeyFacts> keys, CancellationToken stop)
    {
        var policy = new PackagePolicy
        {
            Profile = CheckProfile.Publish, MustBeCountersigned = false, Now = clock.GetUtcNow(), Keys = [.. keys.Select(Trust)], Limits = WithRoomForApproval,
        };
        var contents = PackageReader.Look(package, policy.Sdk, policy.Limits);
        var reading = PackageReader.Read(contents, policy);
        var report = new PackageReport(contents.Hash, Declared(contents.Manifest), contents.Signature?.Key, [.. reading.Findings.Select(Told)], RuleSet.Current.Version);
        if (reading.Package is not { } whole)
            return report;
        var scanned = await viruses.FindingsAsync(whole.Files, stop); // before anything looks into the files
        if (scanned.Refusal is { } unscanned)
            return report with { Unable = unscanned.Reason };
        report = report with { Findings = [.. report.Findings, .. scanned.Value!.Concat(advisories.Findings(whole.Manifest, whole.Files)).Select(Told)] };
        if (report.Findings.Any(f => f.Code == "virus-found"))
            return report; // it is not handed to the preparer
        var prepared = await machine.PrepareAsync(whole.Hash, package, CheckProfile.Publish, stop);
        if (prepared.Value is { } unsure && !Preparer.IsFinal(unsure.Findings))
            return report with { Unable = string.Join(' ', unsure.Findings.Where(f => !Preparer.IsFinal([f])).Select(f => f.Reason)) };
        if (prepared.Value is not { } done)
            return report with { Unable = prepared.Refusal!.Reason };
        report = report with { Findings = [.. report.Findings, .. done.Findings.Except(reading.Findings).Concat(Unsaid(whole.Manifest, done.Findings)).Select(AtPublication).Select(Told)] };
        if (report.Findings.Any(f => f.Severity == Severity.Fault))
            return report; // what is refused as it stands is not run
        var tried = await trial.TryAsync(whole, done, stop);
        return tried.Refusal is { } untried
            ? report with { Unable = untried.Reason }
            : report with { Findings = [.. report.Findings, .. tried.Value!.Select(Told)] };
    }

    /// <inheritdoc/>
    public bool IsInRange(string version, string range) =>
        SdkRange.TryParse(range, out var versions) && Version.TryParse(version, out var number) && versions.Contains(number);

    /// <inheritdoc/>
    public async Task<Outcome<CountersignedPackage>> CountersignAsync(
        ReadOnlyMemory<byte> package, string hash, PublisherKeyFacts key, OrganisationReference authority, DateTimeOffset at, int rules, bool isFirst, CancellationToken stop)
    {
        if (countersigning.Get(authority, mayMake: isFirst) is not { } own)
            return new Refusal("countersigning-key-missing", "The key that signs this installation's approvals is not here. Restore its file, or name it by Plugins:CountersigningKeyFile.");
        var prepared = await machine.PrepareAsync(hash, package, CheckProfile.Publish, stop); // known from its publication, on this node
        if (prepared.Value is not { } done || !Preparer.IsFinal(done.Findings))
            return new Refusal(IPluginPackages.NotPrepared, prepared.Refusal?.Reason ?? string.Join(' ', prepared.Value!.Findings.Where(f => !Preparer.IsFinal([f])).Select(f => f.Reason)));
        if (done.Findings.FirstOrDefault(f => f.Severity == Severity.Fault) is { } since)
            return new Refusal(since.Code, $"Since it was published it has come to be refused: {since.Reason}");
        var signed = PackageWriter.Countersign(package, own, at, until: null, rules, ApprovedCode.Of(done.Circumstances, done.Assemblies));
        var policy = new PackagePolicy
        {
            Profile = CheckProfile.Publish, MustBeCountersigned = true, Now = at, Keys = [Trust(key), CountersigningKey.Trust(own.Public)],
        };
        return PackageReader.Read(signed, policy).Findings.FirstOrDefault(f => f.Severity == Severity.Fault) is { } fault
            ? new Refusal(fault.Code, $"Hosts would not load it: {fault.Reason}")
            : new CountersignedPackage(signed);
    }

    // What a publisher leaves out is no fault, and whoever decides should know that it is not there.
    private static IEnumerable<PluginFinding> Unsaid(PluginManifest manifest, IReadOnlyList<PluginFinding> found)
    {
        if (manifest.Provenance is null && !found.Any(f => f.Code == "provenance"))
            yield return new PluginFinding { Severity = Severity.Note, Code = "provenance-none", Reason = "The package says nothing of where it comes from." };
        if (!found.Any(f => f.Code.StartsWith("source-", StringComparison.Ordinal)))
            yield return new PluginFinding { Severity = Severity.Note, Code = "source-none", Reason = "The package brings no source to compare it with." };
    }

    // A range that is not kept is refused while its publisher can still mend it; what is in use goes on.
    private static PluginFinding AtPublication(PluginFinding f) => f.Code == SdkClaims.Unmet ? f with { Severity = Severity.Fault } : f;

    // The countersignature is one file more in the package, and a few bytes.
    private static PackageLimits WithRoomForApproval { get; } = new() { Files = new PackageLimits().Files - 1, PackageBytes = new PackageLimits().PackageBytes - (64 * 1024) };

    internal static TrustedKey Trust(PublisherKeyFacts key) => new()
    {
        Key = new PublicKey { Owner = key.Owner, IsDevelopment = false, Spki = key.Spki }, ValidFrom = key.From, ValidUntil = DateTimeOffset.MaxValue, RevokedAt = key.RevokedAt,
    };

    private static PackageDeclaration? Declared(PluginManifest? manifest) => manifest is null
        ? null
        : new PackageDeclaration(
            manifest.Id, manifest.Version, manifest.Title, manifest.Publisher, manifest.Sdk,
            [.. manifest.ExtensionPoints.Select(e => new DeclaredPoint(e.Name, e.Input))],
            [.. manifest.Lots.Select(l => new DeclaredLines(l.Framework, l.Lot, l.ServiceLines))])
        {
            Needs = [.. manifest.Needs.Select(n => new Modularity.Plugins.DeclaredNeed(n.Plugin, n.Versions))],
        };

    private static PackageFinding Told(PluginFinding f) =>
        new(f.Severity, f.Code, f.Reason, f.File, f.Subject, f.Where is null ? null : f.Source is null ? f.Where : $"{f.Where} ({f.Source})", f.Remedy);
}
