using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>Acts that take for ever are ended at the deadline.</summary>
[Trait("Needs", "Services")]
[Collection(nameof(HostileSet))]
public sealed class ActsForEver(HostileSet set) : HostileAct(set)
{
    internal override Running Host => Set.Impatient;

    [Theory]
    [InlineData("endlessloop")]
    [InlineData("neverready")] // a type initialiser that hangs
    [InlineData("answersindrops")]
    public async Task What_takes_for_ever_is_ended_at_the_deadline(string plugin)
    {
        var failure = Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test." + plugin));

        Assert.Equal(PluginTrouble.Deadline, failure.Trouble);
        Assert.Equal(2, failure.Attempts);
        Assert.Contains("test." + plugin, failure.Reason, StringComparison.Ordinal);
        Assert.Contains(Host.Warnings, w => w.Contains("test." + plugin, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Printing_without_end_fills_the_log_up_to_its_limit()
    {
        Assert.Equal(PluginTrouble.Deadline, Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test.printswithoutend", "all work and no play")).Trouble);

        var log = Host.Pool("test.printswithoutend").Log.Last(1_000_000);
        Assert.Contains("the log of this call ends here", log, StringComparison.Ordinal);
        Assert.InRange(log.Length, 64 * 1024, 140 * 1024); // two attempts
    }
}
