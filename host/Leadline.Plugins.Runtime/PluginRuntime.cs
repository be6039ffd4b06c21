using System.Collections.Concurrent;
using System.Collections.Frozen;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Pools;
using Leadline.Plugins.Runtime.Reports;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Sdk;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime;

/// <summary>Answers modules' questions by the installed plugins' workers. Where no plugin is installed it does nothing at all.</summary>
internal sealed class PluginRuntime(
    PluginSettings settings, IPluginShelf shelf, Unpacked unpacked, TimeProvider clock, ILogger<PluginRuntime> log, ISandbox? given = null, CallNotes? notes = null)
    : IPlugins, IPluginReplay, IInstalledPlugins, IHostedService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, PluginPool> _pools = new(StringComparer.Ordinal); // by the package's hash
    private readonly CallNotes _notes = notes ?? new CallNotes();
    private readonly SemaphoreSlim _oneRefresh = new(1, 1);
    private FrozenDictionary<string, PluginPool> _asked = FrozenDictionary<string, PluginPool>.Empty; // by the plugin's id
    private IReadOnlyList<ShelvedPlugin> _shelved = [];
    private ITimer? _sweep;

    /// <summary>The plugins that can be asked, superseded ones for replay among them.</summary>
    internal IReadOnlyCollection<PluginPool> Pools => [.. _pools.Values];

    /// <summary>What this machine checks and runs plugins with.</summary>
    internal PluginMachine Machine { get; } = new(settings, unpacked, clock, given);

    /// <summary>How plugins run here; null where none is installed, so that nobody has looked.</summary>
    internal SandboxChoice? Sandbox => Machine.Known;

    /// <inheritdoc/>
    public IReadOnlyList<PluginInstallation> All => [.. _shelved.Select(s => s.Installation).Select(Now)];

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        if (Sandbox is { Warning.Length: > 0 } sandbox)
            log.LogWarning("{Warning}", sandbox.Warning);
        var pace = settings.Limits.Idle / 4;
        _sweep = clock.CreateTimer(_ => _ = LetGoIdleAsync(), null, pace, pace);
    }

    /// <summary>Reads anew what is installed. A question that is under way is answered by whom it was put to; new ones go to who is asked now.</summary>
    internal async Task RefreshAsync(CancellationToken stop)
    {
        await _oneRefresh.WaitAsync(stop);
        try
        {
            if (_shelved.Count == 0 && await shelf.IsEmptyAsync(stop))
                return;
            _shelved = await shelf.ReadAsync(await Machine.PreparerAsync(), stop);
            if ((await Machine.SandboxAsync()).Sandbox is not { } sandbox)
                return;
            Open(Machine.Factory(sandbox));
            log.LogInformation("{Plugins} plugins are installed", _asked.Count);
        }
        finally
        {
            _oneRefresh.Release();
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public Task<PluginAnswer> AskAsync(string plugin, string operation, ReadOnlyMemory<byte> input, CancellationToken stop)
    {
        var asked = Asked(operation, input);
        return _asked.TryGetValue(plugin, out var pool)
            ? pool.AskAsync(asked, input, CallOccasion.Plain, stop)
            : Task.FromResult<PluginAnswer>(Absent(new PluginCall(plugin, null, null, operation, input)));
    }

    /// <inheritdoc/>
    public Task<PluginAnswer> AskVersionAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid? heldFor, CancellationToken stop)
    {
        var asked = Asked(operation, input);
        var call = new PluginCall(plugin, null, hash, operation, input);
        return _shelved.FirstOrDefault(s => s.Installation.Hash == hash) switch
        {
            { Installation: { State: PluginState.Withdrawn, Version: var version } } => Task.FromResult<PluginAnswer>(new PluginMachineFailure(
                call with { Version = version }, PluginTrouble.Withdrawn, $"The authority has taken {plugin} {version} out of use.", 0)),
            _ when _pools.TryGetValue(hash, out var pool) => pool.AskAsync(asked, input, new CallOccasion(heldFor), stop),
            _ => Task.FromResult<PluginAnswer>(Absent(call)),
        };
    }

    /// <inheritdoc/>
    public Task<PluginAnswer> AskFixedAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid contract, CancellationToken stop)
    {
        var asked = Asked(operation, input);
        return _pools.TryGetValue(hash, out var pool)
            ? pool.AskAsync(asked, input, new CallOccasion(contract), stop)
            : Task.FromResult<PluginAnswer>(NotThere(new PluginCall(plugin, null, hash, operation, input)));
    }

    /// <inheritdoc/>
    public Task<PluginReplay> ReplayAsync(PluginCallRecord record, CancellationToken stop) => AgainAsync(record, CallOccasion.Replay, stop);

    /// <inheritdoc/>
    public Task<PluginReplay> RecalculateAsync(PluginCallRecord record, CancellationToken stop) => AgainAsync(record, CallOccasion.Recalculation(), stop);

    private async Task<PluginReplay> AgainAsync(PluginCallRecord record, CallOccasion occasion, CancellationToken stop)
    {
        Replays.RequireWhole(record);
        var asked = Asked(record.Operation, record.Input);
        var answer = _pools.TryGetValue(record.Package, out var pool)
            ? await pool.AskAsync(asked, record.Input, occasion, stop, CallAllowance.Again(record, settings.Limits))
            : NotThere(new PluginCall(record.Plugin, record.Version, record.Package, record.Operation, record.Input));
        return new PluginReplay(record, answer, Replays.Compare(record, answer.Record));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_sweep is { } sweep)
            await sweep.DisposeAsync();
        foreach (var pool in _pools.Values)
            await pool.DisposeAsync();
        Machine.Dispose();
        _oneRefresh.Dispose();
    }

    private void Open(WorkerFactory factory)
    {
        var asked = new Dictionary<string, PluginPool>(StringComparer.Ordinal);
        foreach (var (installation, plugin) in _shelved)
        {
            if (plugin is null)
                continue;
            var pool = _pools.GetOrAdd(plugin.Hash, _ => new PluginPool(plugin, factory, settings.Limits, clock, log, _notes));
            if (installation.State == PluginState.Active)
                asked[plugin.Id] = pool;
        }

        _asked = asked.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private Operation Asked(string operation, ReadOnlyMemory<byte> input)
    {
        var asked = ExtensionPoints.FindOperation(operation) ?? throw new ArgumentException($"The SDK has no operation {operation}.", nameof(operation));
        return input.Length <= settings.Limits.InputBytes
            ? asked
            : throw new ArgumentException($"The document for {operation} has {input.Length} bytes; a plugin is handed at most {settings.Limits.InputBytes}.", nameof(input));
    }

    private PluginInstallation Now(PluginInstallation installation) =>
        installation is { State: PluginState.Active, Plugin: { } id } && _asked.TryGetValue(id, out var pool) && pool.Rests
            ? installation with
            {
                State = PluginState.Resting,
                Reasons = [new PluginReason(false, "resting", "It has failed too often of late, and rests for a while."), .. installation.Reasons],
            }
            : installation;

    private PluginMachineFailure Absent(PluginCall call) => _shelved.FirstOrDefault(s => s.Installation.Plugin == call.Plugin) switch
    {
        not null when Sandbox is { Sandbox: null, Warning: var why } => new PluginMachineFailure(call, PluginTrouble.NoSandbox, why, 0),
        { Installation: { State: PluginState.Refused, File: var file } } => new PluginMachineFailure(call, PluginTrouble.NotInstalled, $"The plugin {call.Plugin} is not let in: see {file} among the installed packages.", 0),
        { Installation.State: PluginState.Quarantined } => new PluginMachineFailure(call, PluginTrouble.NotInstalled, $"The plugin {call.Plugin} is in quarantine until the authority decides on it.", 0),
        _ => new PluginMachineFailure(call, PluginTrouble.NotInstalled, $"No plugin {call.Plugin}{(call.Version is null ? "" : " " + call.Version)} is installed.", 0),
    };

    // A contract or a record names one package and no other: whoever waits for it is told what became of that one.
    private PluginMachineFailure NotThere(PluginCall call) => _shelved.FirstOrDefault(s => s.Installation.Hash == call.Hash) is { Plugin: null, Installation: var installation }
        ? new PluginMachineFailure(call with { Version = installation.Version }, PluginTrouble.NotInstalled,
            $"The package of {call.Plugin} {installation.Version} with the hash {call.Hash}, which is fixed, is not let in: {string.Join(" ", installation.Reasons.Take(1).Select(r => r.Text))}", 0)
        : Sandbox is { Sandbox: null, Warning: var without } ? new PluginMachineFailure(call, PluginTrouble.NoSandbox, without, 0)
        : new PluginMachineFailure(call, PluginTrouble.NotInstalled, $"No package of {call.Plugin} with the hash {call.Hash}, which is fixed, is installed here.", 0);

    private async Task LetGoIdleAsync()
    {
        foreach (var pool in _pools.Values)
            await pool.LetGoIdleAsync();
    }
}
