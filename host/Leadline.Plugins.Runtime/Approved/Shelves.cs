using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Preparing;

namespace Leadline.Plugins.Runtime.Approved;

/// <summary>
/// Approved plugins, and those that an operator has laid into the folder: on a developer's machine, or where a network is closed. What is
/// approved here goes before a file of the same plugin.
/// </summary>
internal sealed class Shelves(ApprovedShelf approved, PackageShelf folder) : IPluginShelf
{
    /// <inheritdoc/>
    public async Task<bool> IsEmptyAsync(CancellationToken stop) => await folder.IsEmptyAsync(stop) && await approved.IsEmptyAsync(stop);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer, CancellationToken stop)
    {
        var first = await approved.ReadAsync(preparer, stop);
        var taken = first.Select(s => s.Installation.Plugin).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. first, .. (await folder.ReadAsync(preparer, stop)).Select(s => s.Installation.Plugin is { } plugin && taken.Contains(plugin) ? GiveWay(s) : s)];
    }

    // Its recorded calls can still be made again.
    private static ShelvedPlugin GiveWay(ShelvedPlugin laid) => laid.Installation.State != PluginState.Active
        ? laid
        : laid with
        {
            Installation = laid.Installation with
            {
                State = PluginState.Superseded, Reasons = [new PluginReason(false, "superseded", "The authority has decided on this plugin here, so that its file is not asked."), .. laid.Installation.Reasons],
            },
        };
}
