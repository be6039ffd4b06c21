using Leadline.Plugins.Runtime.Installed;

namespace Leadline.PluginSubject;

internal sealed class OneShelf(InstalledPlugin plugin) : IPluginShelf
{
    public IReadOnlyList<InstalledPlugin> Read() => [plugin];
}
