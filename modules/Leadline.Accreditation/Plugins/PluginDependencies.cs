using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins;

/// <summary>
/// What a version needs of other plugins. Plugins never call each other: to need another means to be in use only where that one is, in a
/// version that the publisher has tried it with.
/// </summary>
internal static class PluginDependencies
{
    /// <summary>How a need of a version stands.</summary>
    /// <param name="Plugin">The plugin that it needs.</param>
    /// <param name="Versions">The range of its versions.</param>
    /// <param name="InUse">The version of it that is in use; null where none is.</param>
    /// <param name="IsMet">Whether that one is in the range.</param>
    internal sealed record NeedView(string Plugin, string Versions, string? InUse, bool IsMet);

    /// <summary>A version in use that needs a plugin.</summary>
    /// <param name="Plugin">Which.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Versions">The versions that it needs.</param>
    internal sealed record NeededByView(string Plugin, string Version, string Versions);

    /// <summary>What stands against publishing a version: all of it at once, each with the plugin that it is about.</summary>
    /// <param name="of">The version.</param>
    /// <param name="known">Every version that its publisher may know of.</param>
    /// <param name="packages">Reads ranges.</param>
    internal static IEnumerable<PackageFinding> Faults(KnownVersion of, IReadOnlyList<KnownVersion> known, IPluginPackages packages)
    {
        foreach (var need in of.Needs.Where(n => n.Plugin != of.Plugin)) // that it needs itself, the manifest's own check says
        {
            var there = known.Where(v => v.Plugin == need.Plugin).ToList();
            if (there.Count == 0)
                yield return Fault("dependency-missing", need.Plugin, $"The plugin needs {need.Plugin} {need.Versions}, and none of that name is published.", "Publish it first, or take it out of 'needs'.");
            else if (!there.Exists(v => packages.IsInRange(v.Number, need.Versions)))
                yield return Fault("dependency-out-of-range", need.Plugin, $"The plugin needs {need.Plugin} {need.Versions}{Instead(there)}.", "Publish one in the range first, or widen the range.");
        }

        foreach (var cycle in Cycles(of, known, packages))
            yield return Fault("dependency-cycle", cycle[1].Plugin, $"The plugins need each other in a circle: {string.Join(" needs ", cycle.Select(v => v.Called))}.", "None of them could be put to use first: take one out of 'needs', or narrow a range.");
    }

    /// <summary>Why a version can't be put to use, where what it needs is not; names all of it.</summary>
    internal static async Task<Refusal?> RefuseUnmetAsync(this AccreditationDbContext db, PluginVersion version, IPluginPackages packages, CancellationToken stop)
    {
        if (version.Declared.Needs.Count == 0)
            return null;
        // Two publishers who can't see each other's waiting versions may have made a circle between them. What is not in use binds nobody.
        var inUse = (await db.InUseAsync(stop)).Where(v => v.Plugin != version.Plugin).ToList();
        if (Cycles(KnownVersion.Of(version), inUse, packages).FirstOrDefault() is { } cycle)
            return new Refusal("dependency-cycle", $"The plugins need each other in a circle: {string.Join(" needs ", cycle.Select(v => v.Called))}.");
        var unmet = Needs(version.Declared, inUse, packages).Where(n => !n.IsMet).Select(n => $"{n.Plugin} {n.Versions} ({n.InUse ?? "none"} in use)").ToList();
        return unmet.Count == 0 ? null : new Refusal("dependency-not-in-use", $"It needs {string.Join(", ", unmet)}. Put that to use first.");
    }

    /// <summary>How the needs of a version stand.</summary>
    /// <param name="declared">What the version says of itself.</param>
    /// <param name="inUse">The versions in use.</param>
    /// <param name="packages">Reads ranges.</param>
    internal static IEnumerable<NeedView> Needs(PackageDeclaration declared, IReadOnlyList<KnownVersion> inUse, IPluginPackages packages) =>
        from need in declared.Needs
        let number = inUse.FirstOrDefault(v => v.Plugin == need.Plugin)?.Number
        select new NeedView(need.Plugin, need.Versions, number, number is not null && packages.IsInRange(number, need.Versions));

    /// <summary>The versions in use that need a plugin.</summary>
    internal static IEnumerable<NeededByView> NeededBy(string plugin, IEnumerable<KnownVersion> inUse) =>
        from v in inUse
        where v.Plugin != plugin
        from need in v.Needs
        where need.Plugin == plugin
        orderby v.Plugin
        select new NeededByView(v.Plugin, v.Number, need.Versions);

    /// <summary>The versions that whoever publishes may know of: its own, and those of others that are or were in use.</summary>
    internal static async Task<IReadOnlyList<KnownVersion>> KnownToAsync(this AccreditationDbContext db, OrganisationId publisher, CancellationToken stop) =>
        await db.PluginVersions
            .Where(v => v.State != PluginVersionState.KeyRevoked && (v.ApprovedAt != null || (v.Publisher == publisher && v.State == PluginVersionState.AwaitingDecision)))
            .OrderBy(v => v.Id)
            .Select(v => new KnownVersion(v.Id, v.Plugin, v.Number, v.Publisher == publisher, v.State == PluginVersionState.Active, v.Declaration))
            .ToListAsync(stop);

    /// <summary>The versions in use, one of each plugin.</summary>
    internal static async Task<IReadOnlyList<KnownVersion>> InUseAsync(this AccreditationDbContext db, CancellationToken stop) =>
        await db.PluginVersions.Where(v => v.State == PluginVersionState.Active).OrderBy(v => v.Id)
            .Select(v => new KnownVersion(v.Id, v.Plugin, v.Number, false, true, v.Declaration)).ToListAsync(stop);

    // One way round for each of its needs that leads back to it, whichever version of the others is taken: of one plugin one version is in use at a time.
    private static IEnumerable<IReadOnlyList<KnownVersion>> Cycles(KnownVersion of, IReadOnlyList<KnownVersion> known, IPluginPackages packages) =>
        from need in of.Needs
        where need.Plugin != of.Plugin
        let back = Back([of], need, known, packages, [])
        where back is not null
        select back;

    private static IReadOnlyList<KnownVersion>? Back(
        IReadOnlyList<KnownVersion> path, DeclaredNeed need, IReadOnlyList<KnownVersion> known, IPluginPackages packages, HashSet<PluginVersionId> seen)
    {
        var home = path[0];
        foreach (var next in known.Where(v => v.Plugin == need.Plugin && packages.IsInRange(v.Number, need.Versions) && seen.Add(v.Id)))
        {
            foreach (var further in next.Needs)
            {
                if (further.Plugin == home.Plugin)
                {
                    if (packages.IsInRange(home.Number, further.Versions))
                        return [.. path, next, home];
                }
                else if (Back([.. path, next], further, known, packages, seen) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    // Which earlier versions a rival had is its own affair: of others only what is asked now is named.
    private static string Instead(IEnumerable<KnownVersion> there) =>
        there.Where(v => v.IsOwn || v.IsInUse).Select(v => v.Number).Distinct().ToList() is { Count: > 0 } numbers ? $"; there is {string.Join(", ", numbers)}" : ", and none of these is there";

    private static PackageFinding Fault(string code, string plugin, string reason, string remedy) =>
        new(Severity.Fault, code, reason, "manifest.json", plugin, Remedy: remedy);
}
