using System.Collections.Concurrent;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Pools;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Sdk;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime;

/// <summary>Answers modules' questions by the installed plugins' workers. Where no plugin is installed it does nothing at all.</summary>
internal sealed class PluginRuntime(
    PluginSettings settings, IPluginShelf shelf, Unpacked unpacked, TimeProvider clock, ILogger<PluginRuntime> log, ISandbox? given = null)
    : IPlugins, IHostedService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, PluginPool> _pools = new(StringComparer.Ordinal);
    private IReadOnlyList<InstalledPlugin> _installed = [];
    private ProcessLauncher? _launcher;
    private ITimer? _sweep;

    /// <summary>The plugins that can be asked.</summary>
    internal IReadOnlyCollection<PluginPool> Pools => [.. _pools.Values];

    /// <summary>How plugins run here; null where none is installed, so that nobody has looked.</summary>
    internal SandboxChoice? Sandbox { get; private set; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _installed = shelf.Read();
        if (_installed.Count == 0)
            return;
        _launcher = new ProcessLauncher();
        Sandbox = given is null ? await SandboxChoice.MakeAsync(settings with { Worker = unpacked.WorkerOf(settings.Worker) }, _launcher, clock) : new SandboxChoice(given, "");
        if (Sandbox.Warning.Length > 0)
            log.LogWarning("{Warning}", Sandbox.Warning);
        if (Sandbox.Sandbox is not { } sandbox)
            return;
        var factory = new WorkerFactory(_launcher, sandbox, settings.Limits, clock);
        foreach (var plugin in _installed)
            _pools[plugin.Id] = new PluginPool(plugin, factory, settings.Limits, clock, log);
        var pace = settings.Limits.Idle / 4;
        _sweep = clock.CreateTimer(_ => _ = LetGoIdleAsync(), null, pace, pace);
        log.LogInformation("{Plugins} plugins are installed", _installed.Count);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public Task<PluginAnswer> AskAsync(string plugin, string operation, ReadOnlyMemory<byte> input, CancellationToken stop)
    {
        var asked = ExtensionPoints.FindOperation(operation) ?? throw new ArgumentException($"The SDK has no operation {operation}.", nameof(operation));
        if (input.Length > settings.Limits.InputBytes)
            throw new ArgumentException($"The document for {operation} has {input.Length} bytes; a plugin is handed at most {settings.Limits.InputBytes}.", nameof(input));
        return _pools.TryGetValue(plugin, out var pool)
            ? pool.AskAsync(asked, input, stop)
            : Task.FromResult<PluginAnswer>(Absent(new PluginCall(plugin, null, null, operation, input)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_sweep is { } sweep)
            await sweep.DisposeAsync();
        foreach (var pool in _pools.Values)
            await pool.DisposeAsync();
        _launcher?.Dispose(); // what is still at work dies with the launcher's thread
    }

    private PluginMachineFailure Absent(PluginCall call) => Sandbox is { Sandbox: null, Warning: var why } && _installed.Any(p => p.Id == call.Plugin)
        ? new PluginMachineFailure(call, PluginTrouble.NoSandbox, why, 0)
        : new PluginMachineFailure(call, PluginTrouble.NotInstalled, $"No plugin {call.Plugin} is installed.", 0);

    private async Task LetGoIdleAsync()
    {
        foreach (var pool in _pools.Values)
            await pool.LetGoIdleAsync();
    }
}
