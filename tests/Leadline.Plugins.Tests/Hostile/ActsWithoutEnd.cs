using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>Memory, stack and output without end run out.</summary>
[Trait("Needs", "Services")]
[Collection(nameof(HostileSet))]
public sealed class ActsWithoutEnd(HostileSet set) : HostileAct(set)
{
    [Fact]
    public async Task Memory_without_end_runs_out() =>
        Assert.Equal(PluginTrouble.Memory, Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test.takesmemory")).Trouble);

    [Fact]
    public async Task An_answer_that_depends_on_how_much_memory_there_was_is_none() =>
        Assert.Equal(PluginTrouble.Memory, Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test.measuresmemory")).Trouble);

    [Fact]
    public async Task Memory_past_the_collector_runs_out_too() =>
        Assert.True(Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test.takesnativememory")).Trouble is PluginTrouble.Memory or PluginTrouble.Ended);

    [Fact]
    public async Task An_answer_without_end_is_a_verdict_on_the_plugin()
    {
        var verdict = Assert.IsType<PluginVerdict>(await Host.AskAsync("test.answerswithoutend"));

        Assert.Equal("plugin-output-too-long", verdict.Code);
        Assert.Contains("test.answerswithoutend 1.0.0", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_on_the_descriptor_of_the_log_ends_the_worker()
    {
        Assert.Equal(PluginTrouble.Log, Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test.floodsthelog")).Trouble);
        Assert.InRange(Host.Pool("test.floodsthelog").Log.Last(1_000_000).Length, 1, 128 * 1024);
    }
}
