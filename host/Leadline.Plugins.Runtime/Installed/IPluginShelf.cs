using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Preparing;

namespace Leadline.Plugins.Runtime.Installed;

/// <summary>Where installed plugins are found.</summary>
internal interface IPluginShelf
{
    /// <summary>Whether nothing lies there.</summary>
    Task<bool> IsEmptyAsync(CancellationToken stop);

    /// <summary>Every package, with its assemblies rewritten and laid out for workers to read where it may be asked.</summary>
    /// <param name="preparer">Checks and rewrites; null where this machine can't.</param>
    /// <param name="stop">Ends the wait.</param>
    Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer, CancellationToken stop);
}

/// <summary>A package and what became of it.</summary>
/// <param name="Installation">What became of it.</param>
/// <param name="Plugin">The plugin, where it is active or superseded; otherwise null.</param>
internal sealed record ShelvedPlugin(PluginInstallation Installation, InstalledPlugin? Plugin);
