using System.Collections.Concurrent;

namespace Leadline.Bus;

/// <summary>
/// Lets messages that wait for one consumer be taken together. Whoever comes first takes those along who wait with it; nobody waits for
/// others to come. One group is under way at a time, and while it is, the next one grows.
/// </summary>
/// <param name="most">How many are in a group at most.</param>
/// <param name="take">
/// Takes the first of a group, as many as it sees fit, all of these or none, and says how many; 0 where they can't be taken together.
/// </param>
/// <param name="fellApart">Hears of the failure of several. Each of them is then taken alone, one after the other.</param>
internal sealed class Gathering<T>(int most, Func<IReadOnlyList<T>, CancellationToken, Task<int>> take, Action<int, Exception> fellApart)
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private int _isUnderWay;

    /// <summary>Takes some, together or alone.</summary>
    /// <returns>For each, in order: ends when it is taken, and fails only by what goes wrong with it alone.</returns>
    internal IReadOnlyList<Task> Take(IEnumerable<T> items, CancellationToken stop)
    {
        var mine = items.Select(item => new Waiting(item, stop)).ToList();
        mine.ForEach(_waiting.Enqueue);
        if (Interlocked.Exchange(ref _isUnderWay, 1) == 0)
            _ = Task.Run(TakeAllAsync, CancellationToken.None); // what goes wrong with any of them, whoever waits for it hears
        return [.. mine.Select(w => w.Taken)];
    }

    private async Task TakeAllAsync()
    {
        var group = new List<Waiting>();
        do
        {
            for (Fill(group); group.Count > 0; Fill(group))
                group.RemoveRange(0, await TakeFirstOrFailAsync(group));
            Interlocked.Exchange(ref _isUnderWay, 0);
        }
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _isUnderWay, 1) == 0); // one may have come between the last look and the end
    }

    private void Fill(List<Waiting> group)
    {
        while (group.Count < most && _waiting.TryDequeue(out var next))
            group.Add(next);
    }

    /// <returns>How many of the group are done with.</returns>
    private async Task<int> TakeFirstOrFailAsync(List<Waiting> group)
    {
        try
        {
            return await TakeFirstAsync(group);
        }
        catch (Exception error) // not of any one of them, but nobody must wait for ever
        {
            group.ForEach(w => w.SetFailed(error));
            return group.Count;
        }
    }

    private async Task<int> TakeFirstAsync(List<Waiting> group)
    {
        if (group.Count > 1 && await TryTakeAsync(group) is > 0 and var taken)
            return taken;
        foreach (var one in group)
            await TakeAloneAsync(one);
        return group.Count;
    }

    // Whose token has ended is gone, and they fall apart: each has its own then.
    private async Task<int> TryTakeAsync(List<Waiting> group)
    {
        try
        {
            var taken = await take([.. group.Select(w => w.Item)], group[0].Stop);
            group[..taken].ForEach(w => w.SetTaken());
            return taken;
        }
        catch (Exception error)
        {
            fellApart(group.Count, error);
            return 0;
        }
    }

    private async Task TakeAloneAsync(Waiting one)
    {
        try
        {
            await take([one.Item], one.Stop);
            one.SetTaken();
        }
        catch (Exception error)
        {
            one.SetFailed(error);
        }
    }

    private sealed class Waiting(T item, CancellationToken stop)
    {
        private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal T Item => item;

        internal CancellationToken Stop => stop;

        internal Task Taken => _taken.Task;

        internal void SetTaken() => _taken.SetResult();

        internal void SetFailed(Exception error) => _taken.TrySetException(error);
    }
}
