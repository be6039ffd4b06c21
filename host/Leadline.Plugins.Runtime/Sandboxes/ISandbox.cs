using System.Diagnostics;
using Leadline.Plugins.Runtime.Installed;

namespace Leadline.Plugins.Runtime.Sandboxes;

/// <summary>How a worker's process is closed off from everything else.</summary>
internal interface ISandbox
{
    /// <summary>Whether it holds against a hostile plugin.</summary>
    bool IsConfined { get; }

    /// <summary>How to start a worker for a plugin; for none, to see whether one starts at all.</summary>
    ProcessStartInfo StartFor(string? pluginFolder);

    /// <summary>Where the worker sees the plugin's files.</summary>
    string FolderSeen(InstalledPlugin plugin);
}
