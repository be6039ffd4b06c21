namespace Leadline.Plugins.Runtime.Installed;

/// <summary>Where installed plugins are found.</summary>
internal interface IPluginShelf
{
    /// <summary>Every plugin that may be asked, its files laid out for the worker to read.</summary>
    IReadOnlyList<InstalledPlugin> Read();
}
