using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Primitives;

namespace Leadline.Plugins.Runtime;

/// <summary>What this machine has to check and run plugins with. It is looked for when the first plugin comes, and not before.</summary>
internal sealed class PluginMachine : IDisposable
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Lazy<ProcessLauncher> _launcher = new(() => new ProcessLauncher()); // it has a thread of its own
    private readonly SemaphoreSlim _oneCheck = new(1, 1); // a check takes a processor and a lot of memory
    private readonly SemaphoreSlim _oneChoice = new(1, 1);
    private readonly Func<Task<SandboxChoice>> _choose;
    private readonly Lazy<Dictionary<Version, string>> _older;
    private readonly PluginSettings _here;
    private readonly TimeProvider _clock;
    private long _chosen;
    private bool _isDisposed;

    /// <param name="settings">Where plugins come from.</param>
    /// <param name="unpacked">Where workers find what they read.</param>
    /// <param name="clock">Ends what takes too long.</param>
    /// <param name="given">A sandbox that is taken as it is; null to look for one.</param>
    public PluginMachine(PluginSettings settings, Unpacked unpacked, TimeProvider clock, ISandbox? given = null)
    {
        _clock = clock;
        _here = settings;
        _choose = () => given is null
            ? SandboxChoice.MakeAsync(Here(settings, unpacked), _launcher.Value, clock)
            : Task.FromResult(new SandboxChoice(given, ""));
        Programs = new(() => Here(settings, unpacked));
        _older = new(() => OlderWorkers.In(settings).ToDictionary(w => w.Key, w => unpacked.ProgramOf(w.Value)), LazyThreadSafetyMode.PublicationOnly); // a full disk may be mended
    }

    private Lazy<PluginSettings> Programs { get; }

    /// <summary>How plugins run here; null while none has come, so that nobody has looked.</summary>
    internal SandboxChoice? Known { get; private set; }

    /// <summary>How plugins run here. That they can't is asked again after a while: a slow start may have been the reason.</summary>
    internal async Task<SandboxChoice> SandboxAsync()
    {
        if (Known is { Sandbox: not null } good)
            return good;
        await _oneChoice.WaitAsync();
        try
        {
            if (Known is { Sandbox: not null } meanwhile)
                return meanwhile;
            if (Known is not null && _clock.GetElapsedTime(_chosen) < AskAgainAfter)
                return Known;
            Known = await _choose();
            _chosen = _clock.GetTimestamp();
            return Known;
        }
        finally
        {
            _oneChoice.Release();
        }
    }

    /// <summary>Checks and rewrites packages; null where this machine can't.</summary>
    internal async Task<Preparer?> PreparerAsync() =>
        await SandboxAsync() is { Sandbox: { } sandbox } ? new Preparer(_launcher.Value, sandbox, Programs.Value, _clock) : null;

    /// <summary>The versions of the SDK older than the host's own on which plugins can be tried here, ascending.</summary>
    internal IEnumerable<Version> OlderSdks => _older.Value.Keys.Order();

    /// <summary>Starts workers in a sandbox.</summary>
    internal WorkerFactory Factory(ISandbox sandbox) => new(_launcher.Value, sandbox, Programs.Value, _clock);

    /// <summary>Starts workers that have an older SDK than the host.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="sdk">One of <see cref="OlderSdks"/>.</param>
    internal WorkerFactory Factory(ISandbox sandbox, Version sdk) => new(_launcher.Value, sandbox, Programs.Value with { Worker = _older.Value[sdk] }, _clock, sdk);

    /// <summary>Has a package checked and rewritten, or takes what came of it before.</summary>
    /// <param name="hash">The package's hash.</param>
    /// <param name="package">The package, whose signatures were found good.</param>
    /// <param name="profile">How strictly to judge its code.</param>
    /// <param name="stop">Ends the wait for one's turn.</param>
    /// <returns>What came of it, or why this machine can't tell, which says nothing of the package.</returns>
    internal async Task<Outcome<Prepared>> PrepareAsync(string hash, ReadOnlyMemory<byte> package, CheckProfile profile, CancellationToken stop)
    {
        if (await PreparerAsync() is not { } preparer)
            return new Refusal("no-sandbox", Known?.Warning ?? "This machine can't check plugins.");
        await _oneCheck.WaitAsync(stop);
        try
        {
            return await new PackagePreparation(preparer, new CountedStore(_here.Counted)).PrepareAsync(hash, package.ToArray(), profile);
        }
        catch (WorkerStoppedException stopped)
        {
            return new Refusal("not-started", stopped.Message);
        }
        finally
        {
            _oneCheck.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (_launcher.IsValueCreated)
            _launcher.Value.Dispose(); // what is still at work dies with the launcher's thread
        _oneCheck.Dispose();
        _oneChoice.Dispose();
    }

    private static PluginSettings Here(PluginSettings settings, Unpacked unpacked) =>
        settings with { Worker = unpacked.ProgramOf(settings.Worker), Preparer = unpacked.ProgramOf(settings.Preparer) };
}
