using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Preparing;

namespace Leadline.PluginSubject;

internal sealed class OneShelf(InstalledPlugin plugin) : IPluginShelf
{
    public bool IsEmpty => false;

    public Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer) => Task.FromResult<IReadOnlyList<ShelvedPlugin>>(
        [new ShelvedPlugin(new PluginInstallation("subject", plugin.Id, plugin.Version, plugin.Hash, PluginState.Active, []), plugin)]);
}
