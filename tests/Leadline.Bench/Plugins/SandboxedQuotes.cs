using Leadline.Plugins.Runtime;
using Leadline.Plugins.Tests;

namespace Leadline.Bench.Plugins;

/// <summary>Quotes from a plugin in its box, checked and recorded, against a bare child over pipes; and what one that hangs costs its neighbours.</summary>
internal static class SandboxedQuotes
{
    private const int InFlight = 32;
    private const int Practices = 8;
    private const string Burning = "BurnsInTheLibrary";
    private const string Judge = "evidence-check/judge";

    internal static async Task<IReadOnlyList<Row>> RunAsync(BenchOptions options)
    {
        var quotes = options.IsShort ? 500 : 5_000;
        var request = Samples.QuoteFor(Practices);
        await using var runtime = await BenchRuntime.StartAsync();
        await using var child = BareChild.Start();
        return
        [
            await OneAtATimeAsync(options, quotes, request, runtime, child),
            await InFlightAsync(options, quotes, request, runtime, child),
            await FromColdAsync(options, request, runtime),
            await BesideOneThatHangsAsync(options, quotes / 5, request),
        ];
    }

    private static async Task<Row> OneAtATimeAsync(BenchOptions options, int quotes, byte[] request, BenchRuntime runtime, BareChild child)
    {
        const string Name = "sandboxed quote, one at a time, p50";
        var contest = await Contest.RunAsync(Name, options.Rounds,
            () => Latency.MeasureAsync(quotes, 0.5, _ => runtime.QuoteAsync(request)),
            () => Latency.MeasureAsync(quotes, 0.5, _ => child.AskAsync(request)));
        return Latency.Row(Name, contest, Goal.AtMost(3, 2), $"a quote for {Practices} practices; against a child over pipes that parses, calls the same class and answers.");
    }

    private static async Task<Row> InFlightAsync(BenchOptions options, int quotes, byte[] request, BenchRuntime runtime, BareChild child)
    {
        const string Name = "sandboxed quote, rate";
        var meter = Meter.OfThisProcess();
        var contest = await Contest.RunAsync(Name, options.Rounds,
            () => meter.MeasureAsync(quotes, () => ManyAsync(quotes, () => runtime.QuoteAsync(request))),
            () => meter.MeasureAsync(quotes, () => ManyAsync(quotes, () => child.AskAsync(request))));
        return Row.OfRates(Name, Areas.Plugins, "quotes/s", contest, Goal.AtLeast(0.33, 0.5), $"{InFlight} under way; CPU is the asker's alone, without the children's.");
    }

    private static async Task<Row> FromColdAsync(BenchOptions options, byte[] request, BenchRuntime runtime)
    {
        const string Name = "first answer of a cold worker";
        var contest = await Contest.RunAsync(Name, options.Rounds,
            async () =>
            {
                await runtime.RestartAsync();
                return await Latency.MeasureAsync(1, 0.5, _ => runtime.QuoteAsync(request));
            },
            () => Latency.MeasureAsync(1, 0.5, async _ =>
            {
                await using var cold = BareChild.Start();
                await cold.AskAsync(request);
            }));
        return Latency.Row(Name, contest, Goal.AtMost(2, 1.5), "from no process to the first quote; against the bare child's start and first answer.");
    }

    private static async Task<Row> BesideOneThatHangsAsync(BenchOptions options, int quotes, byte[] request)
    {
        const string Name = "quotes beside a plugin that hangs, p99";
        using var folder = new PluginFolder();
        var burning = folder.Plugin(Burning);
        // It never rests, which is the worst case: six failures would put it to rest for a quarter of an hour.
        await using var runtime = await BenchRuntime.StartAsync(new PluginLimits { Deadline = TimeSpan.FromSeconds(2), Faults = int.MaxValue }, burning);
        var contest = await Contest.RunAsync(Name, options.Rounds,
            async () =>
            {
                using var enough = new CancellationTokenSource();
                var hanging = BurnAsync(runtime, burning.Id, enough.Token);
                var sample = await Latency.MeasureAsync(quotes, 0.99, _ => runtime.QuoteAsync(request));
                await enough.CancelAsync();
                await hanging;
                return sample;
            },
            () => Latency.MeasureAsync(quotes, 0.99, _ => runtime.QuoteAsync(request)));
        return Latency.Row(Name, contest, Goal.AtMost(1.5, 1.2), "another plugin burns a processor all the time and answers nothing; against the same quotes without it.");
    }

    private static async Task BurnAsync(BenchRuntime runtime, string plugin, CancellationToken enough)
    {
        var question = Samples.Json(new Leadline.Sdk.EvidenceDocument { Kind = "test", MediaType = "text/plain", AsAt = new DateOnly(2026, 4, 1), Sha256 = new string('0', 64), Text = "text" });
        while (!enough.IsCancellationRequested)
        {
            try
            {
                await runtime.AskAsync(plugin, Judge, question, enough);
            }
            catch (OperationCanceledException) when (enough.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static async Task ManyAsync(int quotes, Func<Task> ask)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= quotes)
                await ask();
        })));
    }
}
