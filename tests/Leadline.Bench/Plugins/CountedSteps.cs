using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Tests;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Bench.Plugins;

/// <summary>What counting costs: the sample's code rewritten to count its steps, against the same code as its author's compiler left it.</summary>
internal static class CountedSteps
{
    private const int Practices = 200;
    private const string Name = "quote with its steps counted";

    internal static async Task<IReadOnlyList<Row>> RunAsync(BenchOptions options)
    {
        var quotes = options.IsShort ? 500 : 5_000;
        var plain = await File.ReadAllBytesAsync(SamplePlugin.File);
        var path = $"lib/{Path.GetFileName(SamplePlugin.File)}";
        var counted = CountedAssemblies.Rewrite(new Dictionary<string, ReadOnlyMemory<byte>> { [path] = plain })[path];
        var (ours, limit) = (Load(counted), Load(plain));
        var request = JsonSerializer.Deserialize<QuoteRequest>(Samples.QuoteFor(Practices), PluginDocuments.Json)!;
        var contest = await Contest.RunAsync(Name, options.Rounds, () => Task.FromResult(Measure(ours, request, quotes)), () => Task.FromResult(Measure(limit, request, quotes)));
        return [Latency.Row(Name, contest, Goal.AtMost(1.3, 1.15), $"the call alone, for {Practices} practices, without documents and pipes.")];
    }

    private static Sample Measure(IServiceLine service, QuoteRequest request, int quotes)
    {
        var (since, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        for (var number = 0; number < quotes; number++)
        {
            Steps.Begin(long.MaxValue, int.MaxValue);
            service.Quote(request);
        }

        return new Sample(quotes / Stopwatch.GetElapsedTime(since).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / quotes, 0);
    }

    private static IServiceLine Load(byte[] assembly) => SamplePlugin.New(new Shared().LoadFromStream(new MemoryStream(assembly)));

    private sealed class Shared() : AssemblyLoadContext("measured")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Array.Find([typeof(IServiceLine).Assembly, typeof(Money).Assembly], a => a.GetName().Name == assemblyName.Name);
    }
}
