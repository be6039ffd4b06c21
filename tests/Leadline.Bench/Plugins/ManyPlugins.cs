using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Tests;
using Leadline.Testing;

namespace Leadline.Bench.Plugins;

/// <summary>The host's own memory with many plugins in use, each of them asked; and whether the workers are let go when nobody asks any more.</summary>
internal static class ManyPlugins
{
    internal const string Verb = "hold-plugins";

    private const string Name = "host with many plugins";
    private const double MostMebibytes = 400;
    private const double Mebibyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2); // workers go after a minute, looked after every quarter of one

    internal static async Task<IReadOnlyList<Row>> RunAsync(BenchOptions options)
    {
        var plugins = options.IsShort ? 5 : 50;
        Progress.Say($"{Name}: checking, asking and letting go {plugins} plugins");
        var start = new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, Verb, $"{plugins}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || said.Length == 0)
            throw new InvalidOperationException("The host with many plugins came to no end; what it said stands above.");
        var figures = said[^1].Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToList();
        var (mebibytes, left) = (figures[0], (int)figures[1]);
        var ratio = mebibytes / MostMebibytes;
        return
        [
            new Row(Name, Areas.Plugins, "MiB", new Side(mebibytes, 0, 0), new Side(MostMebibytes, 0, 0), ratio, ratio, ratio, Goal.AtMost(1, 0.75),
                $"the resident memory of the host's process, {plugins} plugins active, each asked once; against the most that is allowed.")
            {
                Failure = left == 0 ? null : $"{left} workers were still there {Patience} after the last question",
            },
        ];
    }

    /// <summary>What the process does that is measured: prints its mebibytes, and how many workers were left.</summary>
    internal static async Task<int> HoldAsync(int plugins)
    {
        using var packages = new TemporaryFolder();
        for (var number = 0; number < plugins; number++)
            Samples.Lay(packages.Path, Samples.Fenmoor, otherId: $"fenmoor.desk-{number:D2}");
        await using var product = await Product.StartAsync(further: new Dictionary<string, string?> { ["Plugins:Folder"] = packages.Path, ["Plugins:Development"] = "true" });
        var ask = product.Services.GetRequiredService<IPlugins>();
        var (mebibytes, request) = (0.0, Samples.QuoteFor(8));
        for (var number = 0; number < plugins; number++)
        {
            if (await ask.AskAsync($"fenmoor.desk-{number:D2}", "service-line/quote", request, CancellationToken.None) is var answer and not PluginDocument)
                throw new InvalidOperationException($"No quote: {answer}");
            mebibytes = Math.Max(mebibytes, Environment.WorkingSet / Mebibyte);
        }

        var since = Stopwatch.GetTimestamp();
        while (Workers() > 0 && Stopwatch.GetElapsedTime(since) < Patience)
            await Task.Delay(TimeSpan.FromSeconds(1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mebibytes:F1} {Workers()}"));
        return 0;
    }

    private static int Workers() => ProcessTree.ChildrenOf(Environment.ProcessId);
}
