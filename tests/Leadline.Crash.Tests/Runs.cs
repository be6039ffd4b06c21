using System.Diagnostics;

namespace Leadline.Crash.Tests;

/// <summary>What came out of a run of kills.</summary>
internal sealed record Outcome(int Seed, int Kills, int Organisations, int Skipped, int Lost, int Doubled, int Extra, long Waiting, long DeadLetters)
{
    internal int Effects => Organisations * 6; // two tallies, four copies
}

internal static class Runs
{
    private const int FailEvery = 50;
    private static readonly TimeSpan LongestLull = TimeSpan.FromSeconds(90); // longer than a message is thought to be under way

    /// <summary>Kills the host again and again while organisations are registered, lets it come to rest and counts.</summary>
    internal static async Task<Outcome> KillAsync(Installation at, int kills, CancellationToken stop)
    {
        var (seed, random) = Seeded();
        var subject = await Subject.StartAsync(at, at.Folder, ["--fail-every", $"{FailEvery}"], stop);
        await using var load = Load.Start([at.Folder], stop);
        for (var kill = 0; kill < kills; kill++)
        {
            await load.UnderWayAsync(TimeSpan.FromMilliseconds(random.Next(1200, 3500)), stop);
            await subject.KillAsync();
            subject = await Subject.StartAsync(at, at.Folder, ["--fail-every", $"{FailEvery}"], stop);
        }

        await using (subject)
        {
            var acknowledged = await load.FinishAsync();
            await SettleAsync(at, acknowledged.Count, stop);
            Assert.Equal(0, await subject.StopAsync(stop));
            return await OutcomeAsync(at, acknowledged, seed, kills, stop);
        }
    }

    /// <summary>Kills a host with a deliberate fault until the fault shows.</summary>
    internal static async Task<Outcome> KillUntilAsync(Installation at, string control, int mostKills, Func<Outcome, bool> shown, CancellationToken stop)
    {
        var (seed, random) = Seeded();
        string[] arguments = ["--control", control, "--fail-every", "10"];
        var acknowledged = new HashSet<Guid>();
        var subject = await Subject.StartAsync(at, at.Folder, arguments, stop);
        try
        {
            for (var kill = 1; ; kill++)
            {
                await using var load = Load.Start([at.Folder], stop, writers: 12, pauseMilliseconds: 0, first: kill * 1_000_000);
                await load.UnderWayAsync(TimeSpan.FromMilliseconds(random.Next(1200, 3500)), stop);
                await subject.KillAsync();
                subject = await Subject.StartAsync(at, at.Folder, arguments, stop);
                acknowledged.UnionWith(await load.FinishAsync());
                await EmptyAsync(at, stop);
                var outcome = await OutcomeAsync(at, acknowledged, seed, kill, stop);
                if (shown(outcome) || kill == mostKills)
                    return outcome;
            }
        }
        finally
        {
            await subject.DisposeAsync();
        }
    }

    /// <summary>Waits until every effect is there, or until nothing more comes.</summary>
    internal static async Task SettleAsync(Installation at, int organisations, CancellationToken stop)
    {
        var lull = Stopwatch.StartNew();
        var last = -1L;
        while (lull.Elapsed < LongestLull)
        {
            var (effects, waiting) = await at.GlanceAsync(stop);
            if (effects >= organisations * 6L && waiting == 0)
                break;
            if (effects != last)
                lull.Restart();
            last = effects;
            await Task.Delay(200, stop);
        }

        await Task.Delay(1000, stop); // for an effect too many
    }

    internal static async Task<Outcome> OutcomeAsync(Installation at, IReadOnlyCollection<Guid> acknowledged, int seed, int kills, CancellationToken stop)
    {
        var count = await at.CountAsync(stop);
        var known = acknowledged.ToHashSet();
        var outcome = new Outcome(seed, kills, known.Count, at.Skipped(), count.Lost(known), count.Doubled(), count.Extra(known), count.Waiting, count.DeadLetters);
        TestContext.Current.TestOutputHelper?.WriteLine(outcome.ToString());
        return outcome;
    }

    /// <summary>The seed of this run: another each time, or the one that is asked for, to repeat a run.</summary>
    private static (int Seed, Random Random) Seeded()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("LEADLINE_CRASH_SEED"), out var given) ? given : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"LEADLINE_CRASH_SEED={seed}");
        return (seed, new Random(seed));
    }

    private static async Task EmptyAsync(Installation at, CancellationToken stop)
    {
        var quiet = Stopwatch.StartNew();
        var last = -1L;
        while (quiet.Elapsed < TimeSpan.FromSeconds(4)) // longer than the pauses between all tries
        {
            var (effects, waiting) = await at.GlanceAsync(stop);
            if (effects != last || waiting > 0)
                quiet.Restart();
            last = effects;
            await Task.Delay(100, stop);
        }
    }
}
