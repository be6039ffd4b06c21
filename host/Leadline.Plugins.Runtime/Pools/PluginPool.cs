using System.Collections.Concurrent;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Reports;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Plugins.Wire;
using Leadline.Sdk;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Pools;

/// <summary>The workers of one plugin. What one plugin does to its own workers is felt by its own callers alone.</summary>
internal sealed class PluginPool(InstalledPlugin plugin, WorkerFactory factory, PluginLimits limits, TimeProvider clock, ILogger log, CallNotes notes) : IAsyncDisposable
{
    private const int MostAttempts = 2;

    private readonly SemaphoreSlim _turns = new(limits.Workers);
    private readonly CallReporter _reporter = new(plugin, notes, clock);
    private readonly FaultRecord _faults = new(limits, clock);
    private readonly IdleWorkers _idle = new(clock);
    private readonly ConcurrentDictionary<Worker, bool> _atWork = new();
    private FailureNotice? _refusal;
    private volatile bool _closed;

    /// <summary>The plugin.</summary>
    internal InstalledPlugin Plugin { get; } = plugin;

    /// <summary>What it printed of late.</summary>
    internal PluginLog Log { get; } = new();

    /// <summary>Whether the plugin rests because it failed too often.</summary>
    internal bool Rests => _faults.Rests;

    /// <summary>How many of its workers wait for a question.</summary>
    internal int Idle => _idle.Count;

    /// <summary>Asks the plugin when its turn comes.</summary>
    /// <param name="operation">What is asked of it.</param>
    /// <param name="input">The document that it is handed.</param>
    /// <param name="occasion">On what occasion.</param>
    /// <param name="stop">The asker goes away.</param>
    /// <param name="allowed">What the call may take, where that is not what today's limits give.</param>
    internal async Task<PluginAnswer> AskAsync(
        Operation operation, ReadOnlyMemory<byte> input, CallOccasion occasion, CancellationToken stop, CallAllowance? allowed = null)
    {
        var handed = HandedOver.Of(input, operation, Plugin);
        var call = new PluginCall(Plugin.Id, Plugin.Version, Plugin.Hash, operation.Name, handed.Bytes);
        if (_faults.Rests)
            return new PluginMachineFailure(call, PluginTrouble.Quarantined, $"The plugin {Plugin.Id} has failed too often of late, and rests.", 0);
        if (!await _turns.WaitAsync(limits.Patience, stop))
            return new PluginMachineFailure(call, PluginTrouble.Busy, $"The plugin {Plugin.Id} has more questions than it answers.", 0);
        // A caller may go away; the worker is in the middle all the same, and goes back to the pool when it is through.
        return await AnswerAsync(call, handed.Document, operation, occasion, allowed ?? limits.AllowanceFor(handed.Bytes.Length)).WaitAsync(stop);
    }

    /// <summary>Whether every worker that waits for a question has ended by itself, unnoticed so far.</summary>
    internal bool IdleHaveEnded => _idle.HaveEnded;

    /// <summary>Lets go those workers that nobody has needed for a while.</summary>
    internal Task LetGoIdleAsync() => LetGoAsync(limits.Idle);

    /// <summary>Lets go all workers that nobody needs now.</summary>
    internal Task LetGoAllIdleAsync() => LetGoAsync(TimeSpan.Zero);

    /// <summary>Ends the idle workers at once; those at work end with their answer.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        foreach (var worker in _idle.Close())
            await EndAsync(worker);
    }

    /// <summary>Ends all workers at once, also those at work, and waits until none is left. One that is only starting ends when it has started.</summary>
    internal async Task EndAllAsync()
    {
        await DisposeAsync();
        foreach (var worker in _atWork.Keys)
            await worker.DisposeAsync();
        for (var turn = 0; turn < limits.Workers; turn++)
            await _turns.WaitAsync();
    }

    private async Task LetGoAsync(TimeSpan idleFor)
    {
        foreach (var worker in _idle.TakeIdleFor(idleFor))
            await EndAsync(worker);
        _idle.Visit(_reporter.TellRest);
    }

    // Its log is whole when it has ended.
    private async Task EndAsync(Worker worker)
    {
        await worker.DisposeAsync();
        _reporter.TellRest(worker);
    }

    // Calls are pure, so asking again is always safe.
    private async Task<PluginAnswer> AnswerAsync(PluginCall call, object? asked, Operation operation, CallOccasion occasion, CallAllowance allowed)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await TryAsync(call, asked, operation, occasion, allowed);
                }
                catch (WorkerStoppedException stopped)
                {
                    var rests = _faults.Add();
                    log.LogWarning("Plugin {Plugin} {Version}, {Operation}, attempt {Attempt}: {Trouble}. {Reason}{Rest}",
                        Plugin.Id, Plugin.Version, operation.Name, attempt, stopped.Trouble, stopped.Message, rests ? $" It rests for {limits.Quarantine}." : "");
                    if (attempt == MostAttempts || rests || _closed)
                        return new PluginMachineFailure(call, stopped.Trouble, $"The plugin {Plugin.Id} gave no answer. {stopped.Message}", attempt);
                }
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<PluginAnswer> TryAsync(PluginCall call, object? asked, Operation operation, CallOccasion occasion, CallAllowance allowed)
    {
        Worker worker;
        try
        {
            worker = await TakeAsync(occasion);
        }
        catch (PluginRefusedException refused)
        {
            _refusal = refused.Notice; // a package does not change
            var verdict = Verdicts.Of(call, refused.Notice);
            _reporter.Tell(verdict, occasion);
            return verdict;
        }
        catch (WorkerStoppedException)
        {
            _reporter.TellNotStarted(call, occasion);
            throw;
        }

        var kept = false;
        _atWork[worker] = true;
        try
        {
            if (_closed)
                throw new WorkerStoppedException(PluginTrouble.Ended, "The plugin is let go.");
            _reporter.Begin(worker);
            var reply = await worker.AskAsync(operation.Name, call.Input, allowed, limits.Deadline);
            _faults.Answered();
            var answer = Verdicts.Of(call, asked, operation, reply, allowed.OutputBytes, Begun(call, allowed.Steps, worker.Hello));
            await _reporter.TellAsync(answer, worker, occasion);
            kept = worker.Questions <= limits.CallsPerWorker && _idle.Add(worker);
            return answer;
        }
        catch (WorkerStoppedException stopped)
        {
            await worker.DisposeAsync();
            _reporter.Tell(call, stopped, worker, occasion);
            throw;
        }
        finally
        {
            _atWork.TryRemove(worker, out _);
            if (!kept)
                await EndAsync(worker);
        }
    }

    private PluginCallRecord Begun(PluginCall call, long budget, Hello worker) => new()
    {
        Plugin = Plugin.Id, Version = Plugin.Version, Package = Plugin.Hash, Counted = Plugin.Counted, Circumstances = Plugin.Circumstances,
        Sdk = worker.Sdk, Runtime = worker.Runtime, Operation = call.Operation, Input = call.Input, InputHash = PluginCallRecord.HashOf(call.Input),
        Output = default, OutputHash = "", Budget = budget, Steps = 0,
    };

    private async Task<Worker> TakeAsync(CallOccasion occasion)
    {
        while (_idle.Take(w => w.Serves == occasion) is { } worker)
        {
            if (!worker.HasEnded)
                return worker;
            // It died between two calls: a thread that the plugin left behind may have ended it.
            _faults.Add();
            await EndAsync(worker);
        }

        // Those that wait serve other occasions: the one that has waited longest makes room.
        if (_idle.Count >= limits.Workers && _idle.TakeOldest() is { } other)
            await EndAsync(other);

        if (_refusal is { } refusal)
            throw new PluginRefusedException(refusal);
        if (_faults.Pause is var pause && pause > TimeSpan.Zero)
            await Task.Delay(pause, clock);
        var started = await factory.StartAsync(Plugin, Log);
        started.Serves = occasion;
        return started;
    }
}
