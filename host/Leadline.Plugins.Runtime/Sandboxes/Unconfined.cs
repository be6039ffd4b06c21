using System.Diagnostics;
using Leadline.Plugins.Runtime.Installed;

namespace Leadline.Plugins.Runtime.Sandboxes;

/// <summary>A process of its own and no more: deadlines hold and a crash stays there, but a plugin can read and do what the host can. For development.</summary>
internal sealed class Unconfined : ISandbox
{
    /// <inheritdoc/>
    public bool IsConfined => false;

    /// <inheritdoc/>
    public string FolderSeen(InstalledPlugin plugin) => plugin.Folder;

    /// <inheritdoc/>
    public ProcessStartInfo StartFor(BoxedProgram program, string? pluginFolder)
    {
        var start = Surroundings.Program(program.Path, []);
        foreach (var (name, value) in Surroundings.Variables(Surroundings.DotnetRoot, program.HeapBytes))
            start.Environment[name] = value;
        return start;
    }
}
