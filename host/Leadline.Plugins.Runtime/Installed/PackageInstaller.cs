using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Sdk;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Installed;

/// <summary>Makes a plugin that can be asked of a package, wherever the package comes from; or says why it is let out.</summary>
internal sealed class PackageInstaller(PluginSettings settings, Unpacked unpacked, ILogger log)
{
    private readonly CountedStore _counted = new(settings.Counted);

    /// <summary>Reads a package, has it checked and rewritten, and lays it out for workers.</summary>
    /// <param name="name">What people know the file by.</param>
    /// <param name="bytes">The package.</param>
    /// <param name="policy">By what its form and its signatures are judged.</param>
    /// <param name="preparer">Checks and rewrites; null where this machine can't.</param>
    internal async Task<ShelvedPlugin> InstallAsync(string name, byte[] bytes, PackagePolicy policy, Preparer? preparer)
    {
        var reading = PackageReader.Read(bytes, policy);
        if (reading.Package is not { } package)
            return Refused(name, null, reading.Findings);
        if (preparer is null)
            return NotStarted(name, package, "This machine can't check and run plugins.");
        try
        {
            var prepared = await new PackagePreparation(preparer, _counted).PrepareAsync(package.Hash, bytes, policy.Profile);
            IReadOnlyList<PluginFinding> findings = [.. reading.Findings, .. prepared.Findings.Except(reading.Findings)];
            if (prepared.IsGood && package.Countersignature?.Code?.Compare(ApprovedCode.Of(prepared.Circumstances, prepared.Assemblies)) is { } other)
                findings = [.. findings, other];
            return findings.Any(f => f.Severity == Severity.Fault)
                ? Refused(name, package, findings)
                : new ShelvedPlugin(StateOf(name, package, PluginState.Active, findings), InstalledPlugin.Of(package, prepared, unpacked.FolderOf(package.Hash, prepared.Assemblies)));
        }
        catch (WorkerStoppedException stopped)
        {
            return NotStarted(name, package, stopped.Message);
        }
    }

    /// <summary>A package that is not let in before it is looked at.</summary>
    internal ShelvedPlugin Refuse(string name, PluginFinding finding) => Refused(name, null, [finding]);

    /// <summary>A package that this machine can't read now, which says nothing of it.</summary>
    internal ShelvedPlugin NotStarted(string name, string why) => NotStarted(name, null, why);

    private ShelvedPlugin NotStarted(string file, PluginPackage? package, string why) =>
        new(StateOf(file, package, PluginState.NotStarted, [new PluginFinding { Severity = Severity.Warning, Code = "not-started", Reason = why }]), null);

    private ShelvedPlugin Refused(string file, PluginPackage? package, IReadOnlyList<PluginFinding> findings) => new(StateOf(file, package, PluginState.Refused, findings), null);

    // What keeps a package out, or might, is told in the log as well: an operator may look there first.
    private PluginInstallation StateOf(string file, PluginPackage? package, PluginState state, IReadOnlyList<PluginFinding> findings)
    {
        foreach (var finding in findings.Where(f => f.Severity != Severity.Note))
            log.Log(finding.Severity == Severity.Fault ? LogLevel.Error : LogLevel.Warning, "{Package}: {Finding}", file, finding);
        return new PluginInstallation(file, package?.Manifest.Id, package?.Manifest.Version, package?.Hash, state,
            [.. findings.OrderBy(f => f.Severity != Severity.Fault).ThenBy(f => f.Severity == Severity.Note).Select(f => new PluginReason(f.Severity == Severity.Fault, f.Code, f.ToString()))]);
    }
}
