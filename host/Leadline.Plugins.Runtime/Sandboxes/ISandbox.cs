using System.Diagnostics;
using Leadline.Plugins.Runtime.Installed;

namespace Leadline.Plugins.Runtime.Sandboxes;

/// <summary>How a process is closed off from everything else.</summary>
internal interface ISandbox
{
    /// <summary>Whether it holds against a hostile plugin.</summary>
    bool IsConfined { get; }

    /// <summary>How to start a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="pluginFolder">The plugin's files that it may read; null where it needs none.</param>
    ProcessStartInfo StartFor(BoxedProgram program, string? pluginFolder);

    /// <summary>Where the worker sees the plugin's files.</summary>
    string FolderSeen(InstalledPlugin plugin);
}
