using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Preparing;

namespace Leadline.PluginSubject;

internal sealed class OneShelf(InstalledPlugin plugin) : IPluginShelf
{
    public Task<bool> IsEmptyAsync(CancellationToken stop) => Task.FromResult(false);

    public Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer, CancellationToken stop) => Task.FromResult<IReadOnlyList<ShelvedPlugin>>(
        [new ShelvedPlugin(new PluginInstallation("subject", plugin.Id, plugin.Version, plugin.Hash, PluginState.Active, []), plugin)]);
}
