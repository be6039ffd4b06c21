using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>Acts that take for ever where no step is counted are ended at the deadline.</summary>
[Trait("Needs", "Services")]
[Collection(nameof(HostileSet))]
public sealed class ActsForEver(HostileSet set) : HostileAct(set)
{
    internal override Running Host => Set.Impatient;

    [Theory]
    [InlineData("burnsinthelibrary")]
    [InlineData("answersindrops")]
    public async Task What_takes_for_ever_is_ended_at_the_deadline(string plugin)
    {
        var failure = Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test." + plugin));

        Assert.Equal(PluginTrouble.Deadline, failure.Trouble);
        Assert.Equal(2, failure.Attempts);
        Assert.Contains("test." + plugin, failure.Reason, StringComparison.Ordinal);
        Assert.Contains(Host.Warnings, w => w.Contains("test." + plugin, StringComparison.Ordinal));
    }
}
