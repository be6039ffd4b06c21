using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>Brings workers up in a sandbox.</summary>
internal sealed class WorkerFactory(ProcessLauncher launcher, ISandbox sandbox, PluginSettings settings, TimeProvider clock)
{
    private readonly PluginLimits _limits = settings.Limits;
    private readonly BoxedProgram _program = BoxedProgram.Worker(settings);

    /// <summary>A worker that has loaded a plugin.</summary>
    /// <exception cref="PluginRefusedException">The plugin can't be used.</exception>
    /// <exception cref="WorkerStoppedException">No worker came up.</exception>
    internal async Task<Worker> StartAsync(InstalledPlugin plugin, PluginLog log)
    {
        var worker = await StartEmptyAsync(plugin.Folder, log);
        try
        {
            await worker.OpenAsync(
                new OpenRequest(sandbox.FolderSeen(plugin), plugin.Assembly, plugin.Points, plugin.Assemblies, _limits.LogCharacters, _limits.DepthBytes), _limits.StartDeadline);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>A worker that has loaded nothing.</summary>
    /// <exception cref="WorkerStoppedException">None came up.</exception>
    internal async Task<Worker> StartEmptyAsync(string? folder, PluginLog log)
    {
        var own = new PluginLog(log);
        var process = await WorkerProcess.StartAsync(launcher, sandbox.StartFor(_program, folder), own, _limits.LogFloodBytes);
        return await Worker.GreetAsync(process, own, _limits.StartDeadline, clock);
    }
}
