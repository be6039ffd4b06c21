using Leadline.Plugins.Runtime.Workers;

namespace Leadline.Plugins.Runtime.Sandboxes;

/// <summary>How plugins run on this machine.</summary>
/// <param name="Sandbox">The sandbox; null where plugins are not started.</param>
/// <param name="Warning">What an operator should know; empty where all is as it should be.</param>
internal sealed record SandboxChoice(ISandbox? Sandbox, string Warning)
{
    /// <summary>Finds out by starting a worker in a box: whether that works depends on the kernel, the container and the files' owners.</summary>
    internal static async Task<SandboxChoice> MakeAsync(PluginSettings settings, ProcessLauncher launcher, TimeProvider clock)
    {
        if (!File.Exists(settings.Worker))
            return new SandboxChoice(null, $"The worker's program is not there: {settings.Worker}.");
        if (BubblewrapTools.Find(out var fault) is { } tools)
        {
            var box = new Bubblewrap(tools);
            fault = await FaultAsync(box, settings, launcher, clock);
            if (fault.Length == 0)
                return new SandboxChoice(box, "");
        }

        return settings.IsDevelopment
            ? new SandboxChoice(new Unconfined(),
                $"Plugins run WITHOUT a sandbox, with all that this host may do. For development alone. {fault}")
            : new SandboxChoice(null, $"Plugins are not started, because they can't be sandboxed. {fault}");
    }

    private static async Task<string> FaultAsync(Bubblewrap box, PluginSettings settings, ProcessLauncher launcher, TimeProvider clock)
    {
        var log = new PluginLog();
        try
        {
            await using var worker = await new WorkerFactory(launcher, box, settings, clock).StartEmptyAsync(null, log);
            return "";
        }
        catch (WorkerStoppedException stopped)
        {
            return $"A worker did not come up in a box. {stopped.Message} {log.Last(500).Trim()}";
        }
    }
}
