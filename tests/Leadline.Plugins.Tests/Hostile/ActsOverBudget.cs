using System.Diagnostics;
using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>What has no end ends by its steps or its depth: fast, in the same way on every machine, and held against the plugin.</summary>
[Trait("Needs", "Services")]
[Collection(nameof(HostileSet))]
public sealed class ActsOverBudget(HostileSet set) : HostileAct(set)
{
    [Theory]
    [InlineData("endlessloop", "more than its budget of 20,0")]
    [InlineData("swallowsthestop", "more than its budget of 20,0")]
    [InlineData("floodsatable", "more than its budget of 20,0")]
    [InlineData("takescountedmemory", "more than its budget of 20,0")]
    [InlineData("printswithoutend", "more than its budget of 20,0")]
    [InlineData("deeprecursion", "nested deeper than 16,777,216 bytes")]
    public async Task It_is_a_verdict_that_names_plugin_operation_and_budget(string plugin, string words)
    {
        PluginCallRecord? first = null;
        foreach (var _ in (int[])[1, 2])
        {
            var verdict = Assert.IsType<PluginVerdict>(await Host.AskAsync("test." + plugin));

            Assert.Equal("plugin-over-budget", verdict.Code);
            Assert.Contains($"test.{plugin} 1.0.0 failed at evidence-check/judge.", verdict.Reason, StringComparison.Ordinal);
            Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
            Assert.Equal(("plugin-over-budget", true), (verdict.Record!.Verdict, verdict.Record.Steps > verdict.Record.Budget));
            first ??= verdict.Record;
            Assert.Equal(first.Steps, verdict.Record.Steps);
        }

        Assert.Equal(1, Host.Pool("test." + plugin).Idle); // its worker lives on: nothing was ended by force
        Assert.DoesNotContain(Host.Warnings, w => w.Contains($"test.{plugin} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loop_without_end_is_over_in_a_moment()
    {
        await Host.AskAsync("test.endlessloop"); // a worker is up
        var began = Stopwatch.GetTimestamp();
        await Host.AskAsync("test.endlessloop");

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5)); // some 20 ms; the rest is for a busy machine
    }

    [Fact]
    public async Task A_type_initialiser_that_hangs_is_over_budget_too()
    {
        using var folder = new PluginFolder();
        folder.HangAtStart();
        await using var host = await Running.StartAsync([folder.Plugin("NeverReady")], Running.Short with { Deadline = TimeSpan.FromMinutes(1) });

        var verdict = Assert.IsType<PluginVerdict>(await host.AskAsync("test.neverready"));

        Assert.Equal("plugin-over-budget", verdict.Code);
        Assert.Contains("NeverReady", verdict.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printing_without_end_fills_the_log_up_to_its_limit()
    {
        await Host.AskAsync("test.printswithoutend", "all work and no play");

        await Processes.UntilAsync(() => Host.Pool("test.printswithoutend").Log.Last(1_000_000).Contains("the log of this call ends here", StringComparison.Ordinal));
        Assert.InRange(Host.Pool("test.printswithoutend").Log.Last(1_000_000).Length, 64 * 1024, 140 * 1024);
    }
}
