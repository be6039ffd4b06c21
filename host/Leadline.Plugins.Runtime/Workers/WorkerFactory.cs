using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>Brings workers up in a sandbox.</summary>
/// <param name="launcher">Starts processes.</param>
/// <param name="sandbox">Closes them off.</param>
/// <param name="settings">Which program is the worker, and what it may use.</param>
/// <param name="clock">Ends what takes too long.</param>
/// <param name="olderSdk">The version of the SDK that the worker has, where it is not the host's own.</param>
internal sealed class WorkerFactory(ProcessLauncher launcher, ISandbox sandbox, PluginSettings settings, TimeProvider clock, Version? olderSdk = null)
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
                new OpenRequest(sandbox.FolderSeen(plugin), plugin.Assembly, plugin.Points, plugin.Assemblies, _limits.LogCharacters, _limits.DepthBytes, LeavesOutUnknown: olderSdk is not null), _limits.StartDeadline);
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
        var worker = await Worker.GreetAsync(process, own, _limits.StartDeadline, clock);
        if (olderSdk is null || worker.Hello.Sdk == olderSdk.ToString(3))
            return worker;
        await worker.DisposeAsync();
        throw new WorkerStoppedException(PluginTrouble.NotStarted, $"The worker for SDK {olderSdk} has SDK {worker.Hello.Sdk}.");
    }
}
