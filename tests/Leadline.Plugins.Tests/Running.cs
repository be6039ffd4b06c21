using System.Collections.Concurrent;
using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Pools;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Runtime.Reports;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Sdk;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.Plugins.Tests;

/// <summary>A runtime with some plugins, as the host would have it.</summary>
internal sealed class Running : IAsyncDisposable
{
    internal const string Judge = "evidence-check/judge";

    private readonly PluginRuntime _runtime;
    private readonly Unpacked _unpacked = new();
    private readonly Notes _log = new();

    private Running(PluginSettings settings, IReadOnlyList<InstalledPlugin> plugins, TimeProvider clock, ISandbox? given) =>
        _runtime = new PluginRuntime(settings, new Shelf(plugins), _unpacked, clock, _log, given, Told);

    private Running(PluginSettings settings)
    {
        var shelf = new PackageShelf(settings, _unpacked, TimeProvider.System, NullLogger<PackageShelf>.Instance);
        _runtime = new PluginRuntime(settings, shelf, _unpacked, TimeProvider.System, _log, notes: Told);
    }

    /// <summary>What the runtime warned of.</summary>
    internal IReadOnlyCollection<string> Warnings => _log.Entries;

    /// <summary>What authors are told of.</summary>
    internal CallNotes Told { get; } = new();

    internal PluginRuntime Runtime => _runtime;

    /// <summary>Limits with short patience, for plugins that are expected to misbehave.</summary>
    internal static PluginLimits Short { get; } = new() { Deadline = TimeSpan.FromSeconds(2), Faults = 100, Pause = TimeSpan.FromMilliseconds(1) };

    internal static async Task<Running> StartAsync(
        IReadOnlyList<InstalledPlugin> plugins, PluginLimits? limits = null, TimeProvider? clock = null, bool development = false, ISandbox? given = null, string? worker = null)
    {
        var settings = new PluginSettings("none", development) { Limits = limits ?? Short };
        var running = new Running(worker is null ? settings : settings with { Worker = worker }, plugins, clock ?? TimeProvider.System, given);
        await running._runtime.StartAsync(CancellationToken.None);
        return running;
    }

    /// <summary>A runtime with the packages of a folder, checked and rewritten as in a developer's host.</summary>
    internal static async Task<Running> OnPackagesAsync(string folder, PluginLimits? limits = null, string? counted = null)
    {
        var settings = new PluginSettings(folder, IsDevelopment: true) { Limits = limits ?? new PluginLimits() };
        var running = new Running(counted is null ? settings : settings with { Counted = counted });
        await running._runtime.StartAsync(CancellationToken.None);
        return running;
    }

    internal PluginPool Pool(string plugin) => _runtime.Pools.Single(p => p.Plugin.Id == plugin);

    internal Task<PluginAnswer> AskAsync(string plugin, string text = "text") => _runtime.AskAsync(plugin, Judge, Document(text), CancellationToken.None);

    /// <summary>Asks and expects an answer: the messages of its findings.</summary>
    internal async Task<IReadOnlyList<string>> HearAsync(string plugin, string text = "text") =>
        await AskAsync(plugin, text) switch
        {
            PluginDocument document => Messages(document),
            var other => throw Xunit.Sdk.FailException.ForFailure($"No answer: {other}"),
        };

    internal static IReadOnlyList<string> Messages(PluginDocument answer)
    {
        var messages = new List<string>();
        foreach (var finding in JsonSerializer.Deserialize<Findings>(answer.Output.Span, PluginDocuments.Json)!.All)
        {
            if (finding.Code == "more")
                messages[^1] += finding.Message;
            else
                messages.Add(finding.Message);
        }

        return messages;
    }

    internal static byte[] Document(string text, DataNode? root = null) => JsonSerializer.SerializeToUtf8Bytes(
        new EvidenceDocument { Kind = "test", MediaType = "text/plain", AsAt = new DateOnly(2026, 4, 1), Sha256 = new string('0', 64), Text = text, Root = root },
        PluginDocuments.Json);

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _unpacked.Dispose();
    }

    private sealed class Shelf(IReadOnlyList<InstalledPlugin> plugins) : IPluginShelf
    {
        public Task<bool> IsEmptyAsync(CancellationToken stop) => Task.FromResult(plugins.Count == 0);

        public Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer, CancellationToken stop) => Task.FromResult<IReadOnlyList<ShelvedPlugin>>(
            [.. plugins.Select(p => new ShelvedPlugin(new PluginInstallation(p.Id + ".llplugin", p.Id, p.Version, p.Hash, PluginState.Active, []), p))]);
    }

    private sealed class Notes : ILogger<PluginRuntime>
    {
        private readonly ConcurrentQueue<string> _entries = new();

        internal IReadOnlyCollection<string> Entries => _entries;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                _entries.Enqueue(formatter(state, exception));
        }
    }
}
