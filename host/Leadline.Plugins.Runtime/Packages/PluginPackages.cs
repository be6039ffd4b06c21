using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Primitives;

namespace Leadline.Plugins.Runtime.Packages;

/// <summary>Judges packages by the rules of publication, and countersigns them.</summary>
internal sealed class PluginPackages(PluginMachine machine, CountersigningKey countersigning, TimeProvider clock) : IPluginPackages
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
        var policy = new PackagePolicy { Profile = CheckProfile.Publish, MustBeCountersigned = false, Now = clock.GetUtcNow(), Keys = [.. keys.Select(Trust)] };
        var contents = PackageReader.Look(package, policy.Sdk, policy.Limits);
        var reading = PackageReader.Read(package, policy);
        var report = new PackageReport(contents.Hash, Declared(contents.Manifest), contents.Signature?.Key, [.. reading.Findings.Select(Told)], RuleSet.Current.Version);
        if (reading.Package is not { } whole)
            return report;
        var prepared = await machine.PrepareAsync(whole.Hash, package, CheckProfile.Publish, stop);
        return prepared.Value is { } done
            ? report with { Findings = [.. reading.Findings.Concat(done.Findings.Except(reading.Findings)).Select(Told)] }
            : report with { Unable = prepared.Refusal!.Reason };
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Countersign(ReadOnlyMemory<byte> package, OrganisationReference authority, DateTimeOffset at, int rules) =>
        PackageWriter.Countersign(package, countersigning.Get(authority), at, until: null, rules);

    private static TrustedKey Trust(PublisherKeyFacts key) => new()
    {
        Key = new PublicKey { Owner = key.Owner, IsDevelopment = false, Spki = key.Spki }, ValidFrom = key.From, ValidUntil = DateTimeOffset.MaxValue, RevokedAt = key.RevokedAt,
    };

    private static PackageDeclaration? Declared(PluginManifest? manifest) => manifest is null
        ? null
        : new PackageDeclaration(
            manifest.Id, manifest.Version, manifest.Title, manifest.Publisher, manifest.Sdk,
            [.. manifest.ExtensionPoints.Select(e => new DeclaredPoint(e.Name, e.Input))],
            [.. manifest.Lots.Select(l => new DeclaredLines(l.Framework, l.Lot, l.ServiceLines))]);

    private static PackageFinding Told(PluginFinding f) =>
        new(f.Severity, f.Code, f.Reason, f.File, f.Subject, f.Where is null ? null : f.Source is null ? f.Where : $"{f.Where} ({f.Source})", f.Remedy);
}
