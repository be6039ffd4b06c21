using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Sdk;

namespace Leadline.Plugins.Tests.Pools;

/// <summary>Workers come up, are kept warm, let go, killed and replaced.</summary>
[Trait("Needs", "Services")]
public sealed class WorkersTests : IAsyncLifetime
{
    private readonly PluginFolder _folder = new();

    public async ValueTask InitializeAsync() => await Sandboxed.RequireAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_answer_comes_with_all_that_a_replay_needs()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")]);
        var input = Running.Document("Größe, 日本語 and \u2028");

        var answer = Assert.IsType<PluginDocument>(await host.Runtime.AskAsync("test.honest", Running.Judge, input, CancellationToken.None));

        var record = answer.Record!;
        Assert.Equal(("test.honest", "1.0.0", "hash-of-Honest", Running.Judge, SdkVersion.Current.ToString(3)), (record.Plugin, record.Version, record.Package, record.Operation, record.Sdk));
        Assert.StartsWith("10.", record.Runtime, StringComparison.Ordinal);
        Assert.Equal(CountedHash.Of(PluginFolder.HashesIn(_folder.Counted)), record.Counted);
        Assert.Equal(input, record.Input.ToArray());
        Assert.Equal(answer.Output.ToArray(), record.Output.ToArray());
        Assert.Equal((PluginCallRecord.HashOf(input), PluginCallRecord.HashOf(answer.Output), null), (record.InputHash, record.OutputHash, record.Verdict));
        Assert.Equal(Running.Short.Steps + (200 * input.Length), record.Budget);
        Assert.InRange(record.Steps, 10, 10_000);
        Assert.Contains("text: Größe, 日本語 and \u2028", Running.Messages(answer));
    }

    [Fact]
    public async Task A_worker_that_was_killed_while_idle_is_replaced()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")]);
        await host.HearAsync("test.honest");

        Processes.KillWorkers(_folder.Path);
        await Processes.UntilAsync(() => host.Pool("test.honest").IdleHaveEnded);

        Assert.Contains("calls of this process: 1", await host.HearAsync("test.honest"));
    }

    [Fact]
    public async Task A_call_whose_worker_is_killed_is_tried_once_more()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("BurnsInTheLibrary"), _folder.Plugin("Honest")], Running.Short with { Deadline = TimeSpan.FromSeconds(30) });
        var asking = host.AskAsync("test.burnsinthelibrary");
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await Processes.UntilAsync(() => Processes.WorksHard(Environment.ProcessId, _folder.Path));
            Processes.KillWorkers(_folder.Path);
            Assert.Equal(attempt == 2, await Task.WhenAny(asking, Task.Delay(attempt == 2 ? 10_000 : 200, TestContext.Current.CancellationToken)) == asking);
        }

        var failure = Assert.IsType<PluginMachineFailure>(await asking);
        Assert.Equal((PluginTrouble.Ended, 2), (failure.Trouble, failure.Attempts));
        await host.HearAsync("test.honest");
    }

    [Fact]
    public async Task A_plugin_that_fails_too_often_rests_and_is_asked_again_later()
    {
        var time = new ManualTime();
        await using var host = await Running.StartAsync([_folder.Plugin("Exits"), _folder.Plugin("Honest")], Running.Short with { Faults = 3 }, time);

        Assert.Equal(PluginTrouble.Ended, Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.exits")).Trouble);
        Assert.Equal((PluginTrouble.Ended, 1), Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.exits")) is var third ? (third.Trouble, third.Attempts) : default);
        Assert.Equal((PluginTrouble.Quarantined, 0), Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.exits")) is var fourth ? (fourth.Trouble, fourth.Attempts) : default);
        Assert.Contains(host.Warnings, w => w.Contains("It rests for", StringComparison.Ordinal));
        await host.HearAsync("test.honest");

        time.Advance(Running.Short.Quarantine);
        Assert.Equal(PluginTrouble.Ended, Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.exits")).Trouble);
    }

    [Fact]
    public async Task A_worker_that_nobody_needs_is_let_go()
    {
        var time = new ManualTime();
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")], clock: time);
        await host.HearAsync("test.honest");
        var pool = host.Pool("test.honest");

        await pool.LetGoIdleAsync();
        Assert.Equal(1, pool.Idle);
        time.Advance(Running.Short.Idle);
        await pool.LetGoIdleAsync();

        Assert.Equal(0, pool.Idle);
        Assert.Equal(0, Processes.KillWorkers(_folder.Path));
    }

    [Fact]
    public async Task A_worker_is_replaced_after_so_many_calls()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")], Running.Short with { CallsPerWorker = 2 });

        var calls = new List<string>();
        for (var i = 0; i < 3; i++)
            calls.Add((await host.HearAsync("test.honest")).Single(s => s.StartsWith("calls of this process", StringComparison.Ordinal)));

        Assert.Equal(["calls of this process: 1", "calls of this process: 2", "calls of this process: 1"], calls);
    }

    [Fact]
    public async Task A_worker_outlives_the_thread_that_asked_for_it()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")]);
        var thread = new Thread(() => host.AskAsync("test.honest").GetAwaiter().GetResult());
        thread.Start();
        thread.Join();

        // A child that dies with its parent dies with the thread that started it; this one was started by another.
        Assert.Contains("calls of this process: 2", await host.HearAsync("test.honest"));
    }

    [Fact]
    public async Task A_caller_that_goes_away_costs_no_worker()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")]);
        using var impatient = new CancellationTokenSource();
        var asking = host.Runtime.AskAsync("test.honest", Running.Judge, Running.Document("x"), impatient.Token);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await Processes.UntilAsync(() => host.Pool("test.honest").Idle == 1);
        Assert.Contains("calls of this process: 2", await host.HearAsync("test.honest"));
    }

    [Fact]
    public async Task A_hanging_plugin_keeps_nobody_elses_answer()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("BurnsInTheLibrary"), _folder.Plugin("Honest")], new PluginLimits { Patience = TimeSpan.FromMilliseconds(50), Workers = 1 });
        await host.HearAsync("test.honest");
        var hanging = host.AskAsync("test.burnsinthelibrary");

        Assert.Equal(PluginTrouble.Busy, Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.burnsinthelibrary")).Trouble);
        for (var i = 0; i < 20; i++)
            await host.HearAsync("test.honest");

        Assert.False(hanging.IsCompleted);
    }

    [Fact]
    public async Task Questions_that_the_sdk_does_not_know_are_the_askers_fault()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")], Running.Short with { InputBytes = 4096 });

        await Assert.ThrowsAsync<ArgumentException>(() => host.Runtime.AskAsync("test.honest", "evidence-check/weigh", Running.Document("x"), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Runtime.AskAsync("test.honest", Running.Judge, "{}"u8.ToArray(), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Runtime.AskAsync("test.honest", Running.Judge, Running.Document(new string('x', 5000)), CancellationToken.None));
        Assert.Equal(PluginTrouble.NotInstalled, Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.nobody")).Trouble);
        await host.HearAsync("test.honest");
    }

    [Fact]
    public async Task What_the_host_ends_leaves_nothing_behind()
    {
        await using (var host = await Running.StartAsync([_folder.Plugin("Honest"), _folder.Plugin("BurnsInTheLibrary")], new PluginLimits()))
        {
            await host.HearAsync("test.honest");
            _ = host.AskAsync("test.burnsinthelibrary");
            await Processes.UntilAsync(() => Processes.WorksHard(Environment.ProcessId, _folder.Path));
        }

        await Processes.UntilAsync(() => Processes.KillWorkers(_folder.Path, kill: false) == 0);
    }
}
