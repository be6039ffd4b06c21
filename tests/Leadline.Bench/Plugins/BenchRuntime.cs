using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Tests;
using Leadline.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.Bench.Plugins;

/// <summary>The plugins' runtime as the host has it, with the sample plugin's package, checked and counted, and beside it what is laid there as it is.</summary>
internal sealed class BenchRuntime : IAsyncDisposable
{
    private const string Quote = "service-line/quote";

    private readonly TemporaryFolder _folder = new();
    private readonly Unpacked _unpacked = new();
    private PluginRuntime? _runtime;

    private BenchRuntime()
    {
    }

    /// <summary>Starts it. Workers come with the first question.</summary>
    /// <param name="limits">The limits; the usual ones where null.</param>
    /// <param name="beside">Plugins beside the sample that no check has seen.</param>
    internal static async Task<BenchRuntime> StartAsync(PluginLimits? limits = null, params IReadOnlyList<InstalledPlugin> beside)
    {
        var bench = new BenchRuntime();
        Samples.Lay(bench._folder.Path, Samples.Fenmoor);
        bench._runtime = bench.Make(limits ?? new PluginLimits(), beside);
        await bench._runtime.StartAsync(CancellationToken.None);
        if (bench._runtime.Sandbox is { Sandbox: null, Warning: var why })
            throw new InvalidOperationException(why);
        return bench;
    }

    /// <summary>Starts it again on the same packages, which are checked and counted already: no worker is there.</summary>
    internal async Task RestartAsync()
    {
        await _runtime!.DisposeAsync();
        _runtime = Make(new PluginLimits(), []);
        await _runtime.StartAsync(CancellationToken.None);
    }

    /// <summary>Asks the sample for a quote.</summary>
    /// <exception cref="InvalidOperationException">It gave none.</exception>
    internal async Task QuoteAsync(byte[] request)
    {
        if (await _runtime!.AskAsync(Samples.Fenmoor, Quote, request, CancellationToken.None) is var answer and not PluginDocument)
            throw new InvalidOperationException($"No quote: {answer}");
    }

    /// <summary>Asks another plugin, whatever comes of it.</summary>
    internal Task<PluginAnswer> AskAsync(string plugin, string operation, byte[] question, CancellationToken stop) => _runtime!.AskAsync(plugin, operation, question, stop);

    public async ValueTask DisposeAsync()
    {
        await _runtime!.DisposeAsync();
        _unpacked.Dispose();
        _folder.Dispose();
    }

    private PluginRuntime Make(PluginLimits limits, IReadOnlyList<InstalledPlugin> beside)
    {
        var settings = new PluginSettings(_folder.Path, IsDevelopment: true) { Limits = limits }; // the package has no approval
        var packages = new PackageShelf(settings, _unpacked, TimeProvider.System, NullLogger<PackageShelf>.Instance);
        return new PluginRuntime(settings, new Shelf(packages, beside), _unpacked, TimeProvider.System, NullLogger<PluginRuntime>.Instance);
    }

    private sealed class Shelf(PackageShelf packages, IReadOnlyList<InstalledPlugin> beside) : IPluginShelf
    {
        public Task<bool> IsEmptyAsync(CancellationToken stop) => Task.FromResult(false);

        public async Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer, CancellationToken stop) =>
        [
            .. await packages.ReadAsync(preparer, stop),
            .. beside.Select(p => new ShelvedPlugin(new PluginInstallation(p.Id + ".llplugin", p.Id, p.Version, p.Hash, PluginState.Active, []), p)),
        ];
    }
}
