using System.Collections.Concurrent;
using Leadline.Bus;

namespace Leadline.Host.Tests.Bus;

/// <summary>Whoever waits is taken, once, together with others or alone.</summary>
public sealed class GatheringTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_forgotten_and_nobody_is_taken_twice_however_many_come_at_once()
    {
        var (taken, underWay) = (new ConcurrentQueue<int>(), 0);
        var gathering = new Gathering<int>(8, async (items, _) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref underWay));
            var some = Math.Max(1, items.Count - (items[0] % 3)); // not always all of them
            if (items[0] % 5 != 0)
                await Task.Yield();
            foreach (var item in items.Take(some))
                taken.Enqueue(item);
            Interlocked.Decrement(ref underWay);
            return some;
        }, (_, error) => Assert.Fail(error.ToString()));

        const int Callers = 8, Each = 2_000;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i += 2)
                await Task.WhenAll(gathering.Take([(caller * Each) + i, (caller * Each) + i + 1], Stop)).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        })));
        Assert.Equal(Enumerable.Range(0, Callers * Each), taken.Order());
    }

    [Fact]
    public async Task Each_is_taken_under_its_own_token_when_the_group_fell_apart()
    {
        using var one = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var (held, begun, tokens) = (new TaskCompletionSource(), new TaskCompletionSource(), new ConcurrentQueue<(string, CancellationToken)>());
        var gathering = new Gathering<string>(8, async (items, stop) =>
        {
            begun.TrySetResult();
            await held.Task;
            if (items.Count > 1)
                throw new InvalidOperationException("Together it doesn't go.");
            tokens.Enqueue((items[0], stop));
            return 1;
        }, (_, _) => { });

        var first = gathering.Take(["first"], Stop);
        await begun.Task.WaitAsync(Stop);
        var others = gathering.Take(["one"], one.Token).Concat(gathering.Take(["other"], other.Token)).ToList();
        held.SetResult();
        await Task.WhenAll(first.Concat(others));
        Assert.Equal([("first", Stop), ("one", one.Token), ("other", other.Token)], tokens);
    }

    [Fact]
    public async Task Nobody_waits_for_ever_when_not_even_the_failure_can_be_told()
    {
        var gathering = new Gathering<int>(8, (items, _) => throw new InvalidOperationException("It doesn't go."),
            (_, _) => throw new InvalidOperationException("And the log is full."));
        foreach (var taking in gathering.Take([1, 2], Stop))
            await Assert.ThrowsAsync<InvalidOperationException>(() => taking.WaitAsync(TimeSpan.FromSeconds(30), Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => gathering.Take([3], Stop).Single().WaitAsync(TimeSpan.FromSeconds(30), Stop));
    }
}
