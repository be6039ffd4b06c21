using Leadline.Accreditation.PublisherKeys;
using Leadline.Modularity.Plugins;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins;

/// <summary>Makes what people read of versions, with the trust in their keys and what they need of others.</summary>
internal static class PluginVersionViews
{
    /// <summary>One version.</summary>
    internal static async Task<PluginVersionView> ViewAsync(this AccreditationDbContext db, PluginVersion version, IPluginPackages packages, CancellationToken stop) =>
        (await db.ViewsAsync([version], packages, stop))[0];

    /// <summary>Several, in their order.</summary>
    internal static async Task<IReadOnlyList<PluginVersionView>> ViewsAsync(
        this AccreditationDbContext db, IReadOnlyList<PluginVersion> versions, IPluginPackages packages, CancellationToken stop)
    {
        var (plugins, keyIds) = (versions.Select(v => v.Plugin).Distinct().ToList(), versions.Select(v => v.Key).Distinct().ToList());
        var others = (await db.PluginVersions.AsNoTracking().Where(v => plugins.Contains(v.Plugin)).OrderBy(v => v.Id).ToListAsync(stop)).ToLookup(v => v.Plugin, StringComparer.Ordinal);
        var inUse = await db.InUseAsync(stop);
        var keys = await db.PublisherKeys.AsNoTracking().Where(k => keyIds.Contains(k.Id)).ToDictionaryAsync(k => k.Id, stop);
        var trusts = await db.KeyTrusts.AsNoTracking().Where(t => keyIds.Contains(t.Key)).ToListAsync(stop);
        return
        [
            .. versions.Select(v => PluginVersionView.Of(
                v, others[v.Plugin], KeyTrustView.Of(keys[v.Key], trusts.Find(t => t.Key == v.Key && t.Authority == v.Authority)),
                [.. PluginDependencies.Needs(v.Declared, inUse, packages)], [.. PluginDependencies.NeededBy(v.Plugin, inUse)])),
        ];
    }
}
