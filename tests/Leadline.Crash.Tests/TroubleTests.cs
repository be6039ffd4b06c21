using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Leadline.Crash.Tests;

/// <summary>What else may happen to a host: handlers that fail, a second node, a broker that goes away, an orderly stop.</summary>
[Trait("Slow", "Yes")]
public class TroubleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poisoned_message_becomes_a_dead_letter_and_takes_effect_once_when_it_is_announced_again()
    {
        await using var at = Installation.Embedded();
        await PoisonAsync(at);
    }

    [Fact]
    [Trait("Needs", "Services")]
    public async Task A_poisoned_message_becomes_a_dead_letter_on_PostgreSQL_and_RabbitMQ_too()
    {
        await using var at = await Installation.WithServicesAsync(Stop);
        await PoisonAsync(at);
        await KillTests.AssertNothingIsLeftAsync(at);
    }

    [Fact]
    [Trait("Needs", "Services")]
    public async Task Two_nodes_on_one_database_double_nothing_even_when_one_is_killed()
    {
        const int Kills = 1;
        await using var at = await Installation.WithServicesAsync(Stop);
        string[] arguments = ["--fail-every", "50"];
        var nodes = await Task.WhenAll(Subject.StartAsync(at, at.FolderOf(1), arguments, Stop), Subject.StartAsync(at, at.FolderOf(2), arguments, Stop));
        await using var first = nodes[0];
        var second = nodes[1];
        await using var load = Load.Start([at.FolderOf(1), at.FolderOf(2)], Stop);
        for (var kill = 0; kill < Kills; kill++)
        {
            await load.UnderWayAsync(TimeSpan.FromSeconds(1.5), Stop);
            await second.KillAsync();
            second = await Subject.StartAsync(at, at.FolderOf(2), arguments, Stop);
        }

        await using (second)
        {
            var acknowledged = await load.FinishAsync();
            await Runs.SettleAsync(at, acknowledged.Count, Stop);
            KillTests.AssertExactlyOnce(await Runs.OutcomeAsync(at, acknowledged, 0, Kills, Stop));
        }
    }

    [Fact]
    [Trait("Needs", "Services")]
    [Trait("Proof", "Yes")]
    public async Task A_broker_restarted_under_load_loses_nothing()
    {
        await using var broker = await Broker.StartAsync(Stop);
        await using var at = await Installation.WithServicesAsync(Stop, broker.Address);
        await using var subject = await Subject.StartAsync(at, at.Folder, ["--fail-every", "50"], Stop);
        await using var load = Load.Start([at.Folder], Stop);
        await load.UnderWayAsync(TimeSpan.FromSeconds(1.5), Stop);
        await broker.StopAsync();
        await load.UnderWayAsync(TimeSpan.FromSeconds(1.5), Stop); // organisations are registered though the broker is away
        await broker.StartAgainAsync(Stop);
        await load.UnderWayAsync(TimeSpan.FromSeconds(1.5), Stop);
        var acknowledged = await load.FinishAsync();
        await Runs.SettleAsync(at, acknowledged.Count, Stop);
        KillTests.AssertExactlyOnce(await Runs.OutcomeAsync(at, acknowledged, 0, 1, Stop));
        Assert.Equal(0, await subject.StopAsync(Stop));
        await KillTests.AssertNothingIsLeftAsync(at);
    }

    [Fact]
    [Trait("Needs", "Services")]
    public async Task Stopping_in_order_under_load_leaves_no_message_where_nobody_looks()
    {
        await using var at = await Installation.WithServicesAsync(Stop);
        string[] arguments = ["--fail-every", "3"]; // so that many a message is between two tries
        var subject = await Subject.StartAsync(at, at.Folder, arguments, Stop);
        await using var load = Load.Start([at.Folder], Stop);
        for (var stops = 0; stops < 2; stops++)
        {
            await load.UnderWayAsync(TimeSpan.FromSeconds(1.5), Stop);
            Assert.Equal(0, await subject.StopAsync(Stop));
            subject = await Subject.StartAsync(at, at.Folder, stops == 0 ? arguments : [], Stop);
        }

        await using (subject)
        {
            var acknowledged = await load.FinishAsync();
            await DeadLetters.AnnounceUntilNoneAsync(at, Stop); // one in eighty-one fails at every try
            await Runs.SettleAsync(at, acknowledged.Count, Stop);
            Assert.Equal(0, await subject.StopAsync(Stop));
            KillTests.AssertExactlyOnce(await Runs.OutcomeAsync(at, acknowledged, 0, 2, Stop));
            await KillTests.AssertNothingIsLeftAsync(at);
        }
    }

    private static async Task PoisonAsync(Installation at)
    {
        const int All = 24, EachOf = 4;
        var poison = Path.Combine(at.Root, "poison");
        await File.WriteAllTextAsync(poison, "", Stop);
        await using var subject = await Subject.StartAsync(at, at.Folder, ["--poison", poison], Stop);
        await using var load = Load.Start([at.Folder], Stop, pauseMilliseconds: 0, name: n => n % EachOf == 0 ? $"Poisoned {n}" : $"Sound {n}", count: All);
        var acknowledged = await load.AllAsync();
        Assert.Equal(All, acknowledged.Count);

        var letters = await DeadLetters.WhenAsync(at, All / EachOf, Stop);
        Assert.All(letters, letter =>
        {
            Assert.Equal("probe", letter.Module);
            Assert.Equal("probe-tally-first-organisation-registered", letter.Consumer);
            Assert.Contains("is poisoned", letter.Error, StringComparison.Ordinal);
        });

        // While the cause is there, they come back.
        Assert.Equal(All / EachOf, await DeadLetters.AnnounceAsync(at, Stop));
        await DeadLetters.WhenAsync(at, All / EachOf, Stop);
        var before = await at.CountAsync(Stop);
        Assert.Equal(6 * 2, before.Lost(acknowledged)); // both effects of each, and nothing of the other consumers

        File.Delete(poison);
        Assert.Equal(All / EachOf, await DeadLetters.AnnounceAsync(at, Stop));
        Assert.Equal(0, await DeadLetters.AnnounceAsync(at, Stop));
        await Runs.SettleAsync(at, All, Stop);
        KillTests.AssertExactlyOnce(await Runs.OutcomeAsync(at, acknowledged, 0, 0, Stop));
        Assert.Equal(0, at.Skipped()); // no consumer but the one that failed was asked again
        Assert.Equal(0, await subject.StopAsync(Stop));
    }
}

/// <summary>The dead letters as an operator sees them.</summary>
internal static class DeadLetters
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    internal sealed record Letter(string Module, Guid MessageId, string Consumer, string Type, string Error, DateTimeOffset At);

    internal sealed record Announced(int Messages);

    internal static async Task<IReadOnlyList<Letter>> WhenAsync(Installation at, int expected, CancellationToken stop)
    {
        using var client = Subject.Operator(at.Folder);
        var since = Stopwatch.StartNew();
        while (true)
        {
            var letters = (await client.GetFromJsonAsync<List<Letter>>("/api/v1/dead-letters", Web, stop))!;
            if (letters.Count == expected)
                return letters;
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(60), $"There are {letters.Count} dead letters and should be {expected}.");
            await Task.Delay(100, stop);
        }
    }

    internal static async Task<int> AnnounceAsync(Installation at, CancellationToken stop)
    {
        using var client = Subject.Operator(at.Folder);
        using var answer = await client.PostAsync("/api/v1/dead-letters/announce", null, stop);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Announced>(Web, stop))!.Messages;
    }

    internal static async Task AnnounceUntilNoneAsync(Installation at, CancellationToken stop)
    {
        while (await AnnounceAsync(at, stop) > 0)
            await Task.Delay(500, stop);
    }
}
