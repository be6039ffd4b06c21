using Leadline.Modularity.Plugins;
using Leadline.Sdk;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>Acts on the worker's own process, and on what it shares with the host.</summary>
[Trait("Needs", "Services")]
[Collection(nameof(HostileSet))]
public sealed class ActsOnTheProcess(HostileSet set) : HostileAct(set)
{
    [Theory]
    [InlineData("exits")]
    [InlineData("throwsonanotherthread")]
    public async Task A_worker_that_is_ended_from_within_is_a_machine_failure(string plugin)
    {
        var failure = Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test." + plugin));

        Assert.Equal((PluginTrouble.Ended, 2), (failure.Trouble, failure.Attempts));
    }

    [Fact]
    public async Task A_worker_that_dies_after_its_answer_is_replaced()
    {
        Assert.Equal(["lit"], await Host.HearAsync("test.leavesafuse"));
        await Processes.UntilAsync(() => Host.Pool("test.leavesafuse").IdleHaveEnded);
        Assert.Equal(["lit"], await Host.HearAsync("test.leavesafuse"));
    }

    [Fact]
    public async Task Noise_on_the_pipe_is_no_answer()
    {
        var failure = Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test.takesthepipe", new string('z', 64)));

        Assert.Equal(PluginTrouble.Protocol, failure.Trouble);
    }

    [Fact]
    public async Task A_forged_answer_to_the_next_question_is_no_answer()
    {
        // As long as the little-endian length before it says: an answer to a question that was not asked.
        const string Forged = """{"id":7777,"result":{"all":[]}}""";
        var frame = $"{(char)Forged.Length}\0\0\0{Forged}";

        Assert.Equal(PluginTrouble.Protocol, Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test.takesthepipe", frame)).Trouble);
    }

    [Fact]
    public async Task What_is_printed_is_log_and_no_protocol()
    {
        Assert.Equal(["standard input: -1"], await Host.HearAsync("test.prints", "to the console"));

        await Processes.UntilAsync(() => Host.Pool("test.prints").Log.Last().Contains("and to standard output itself", StringComparison.Ordinal));
        var log = Host.Pool("test.prints").Log.Last();
        Assert.Contains("to the console", log, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', log);
    }

    [Fact]
    public async Task Meddling_with_the_sdk_harms_the_meddlers_worker_alone()
    {
        Assert.Equal(["broken/broken"], await Host.HearAsync("test.meddleswiththesdk"));

        Assert.Equal("evidence-check/judge", ExtensionPoints.EvidenceCheck.Operations[0].Name);
        Assert.Contains("text: untouched", await Host.HearAsync(HostileSet.Neighbour, "untouched"));
    }

    [Fact]
    public async Task Meddling_with_the_input_changes_nobody_elses()
    {
        var input = Running.Document("as handed over", new DataNode { Kind = DataKind.List, Children = [new DataNode { Kind = DataKind.Null }] });
        var kept = input.ToArray();

        foreach (var _ in (int[])[1, 2])
        {
            var answer = Assert.IsType<PluginDocument>(await Host.Runtime.AskAsync("test.meddleswithitsinput", Running.Judge, input, CancellationToken.None));
            Assert.Equal(["before: as handed over", "after: meddled"], Running.Messages(answer).Take(2));
            Assert.Equal(kept, answer.Call.Input.ToArray());
        }
    }

    [Fact]
    public async Task Each_call_has_an_object_of_its_own()
    {
        await Host.HearAsync(HostileSet.Neighbour);

        var said = await Host.HearAsync(HostileSet.Neighbour);
        Assert.Contains("calls of this object: 1", said);
        Assert.DoesNotContain("calls of this process: 1", said); // the worker is kept warm
    }
}
