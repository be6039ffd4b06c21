using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Runtime.Installed;

/// <summary>Of several good versions of a plugin the newest is asked; the others stay for what was recorded with them.</summary>
internal static class Superseding
{
    /// <summary>Sorts packages, and marks those that a newer one has taken the place of.</summary>
    internal static IReadOnlyList<ShelvedPlugin> Apply(IEnumerable<ShelvedPlugin> shelved) =>
    [
        .. from one in shelved
           group one by one.Installation.Plugin into versions
           orderby versions.Key is null, versions.Key
           from marked in Mark(versions)
           select marked,
    ];

    private static IEnumerable<ShelvedPlugin> Mark(IEnumerable<ShelvedPlugin> versions)
    {
        ShelvedPlugin? newest = null;
        foreach (var one in versions.OrderByDescending(v => v.Installation.Version is { } version ? Version.Parse(version) : null).ThenBy(v => v.Installation.File, StringComparer.Ordinal))
        {
            if (one.Plugin is null || newest is null)
            {
                newest ??= one.Plugin is null ? null : one;
                yield return one;
                continue;
            }

            var reason = new PluginReason(false, "superseded", $"{newest.Installation.File} with version {newest.Installation.Version} is asked.");
            yield return one with { Installation = one.Installation with { State = PluginState.Superseded, Reasons = [reason, .. one.Installation.Reasons] } };
        }
    }
}
