using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Pools;

namespace Leadline.Plugins.Tests.Pools;

public sealed class FaultRecordTests
{
    private static readonly PluginLimits Limits = new()
    {
        Faults = 3, FaultWindow = TimeSpan.FromMinutes(10), Quarantine = TimeSpan.FromMinutes(15),
        Pause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(5),
    };

    private readonly ManualTime _time = new();

    [Fact]
    public void A_plugin_rests_after_too_many_faults_and_comes_back()
    {
        var faults = new FaultRecord(Limits, _time);

        Assert.Equal([false, false, true], [faults.Add(), faults.Add(), faults.Add()]);
        _time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.True(faults.Rests);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(faults.Rests);
        Assert.False(faults.Add()); // it begins anew
    }

    [Fact]
    public void Old_faults_are_forgotten()
    {
        var faults = new FaultRecord(Limits, _time);
        faults.Add();
        faults.Add();
        _time.Advance(TimeSpan.FromMinutes(11));

        Assert.False(faults.Add());
        Assert.False(faults.Rests);
    }

    [Fact]
    public void The_pause_doubles_with_each_failure_in_a_row_and_ends_with_an_answer()
    {
        var faults = new FaultRecord(Limits with { Faults = 100 }, _time);
        var pauses = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            pauses.Add(faults.Pause.TotalSeconds);
            faults.Add();
        }

        Assert.Equal([0, 0, 1, 2, 4, 5], pauses); // the first time at once
        faults.Answered();
        Assert.Equal(TimeSpan.Zero, faults.Pause);
    }
}
