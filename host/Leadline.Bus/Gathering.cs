using System.Collections.Concurrent;

namespace Leadline.Bus;

/// <summary>
/// Lets messages that wait for one consumer be taken together. Whoever gets the turn takes those along who wait with it; nobody waits for
/// others to come. One gathering is under way at a time, and while it is, the next one grows.
/// </summary>
/// <param name="most">How many are taken together at most.</param>
/// <param name="take">Takes some, all of them or none; false where they can't be taken together.</param>
/// <param name="fellApart">Hears of the failure of several. Each of them is then taken alone, one after the other.</param>
internal sealed class Gathering<T>(int most, Func<IReadOnlyList<T>, CancellationToken, Task<bool>> take, Action<int, Exception> fellApart) : IDisposable
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits until it is taken, alone or with others. It fails only by what goes wrong with it alone.</summary>
    internal async Task TakeAsync(T item, CancellationToken stop)
    {
        var mine = new Waiting(item);
        _waiting.Enqueue(mine);
        await _turn.WaitAsync(stop);
        try
        {
            while (!mine.Taken.IsCompleted) // an earlier one may have taken it along
                await TakeThoseWhoWaitAsync(stop);
        }
        finally
        {
            _turn.Release();
        }

        await mine.Taken;
    }

    public void Dispose() => _turn.Dispose();

    private async Task TakeThoseWhoWaitAsync(CancellationToken stop)
    {
        var together = new List<Waiting>();
        while (together.Count < most && _waiting.TryDequeue(out var next))
            together.Add(next);
        if (together.Count > 1 && await TryTakeAsync(together, stop))
            return;
        foreach (var one in together)
            await TakeAloneAsync(one, stop);
    }

    private async Task<bool> TryTakeAsync(List<Waiting> together, CancellationToken stop)
    {
        try
        {
            if (!await take([.. together.Select(w => w.Item)], stop))
                return false;
        }
        catch (Exception error)
        {
            fellApart(together.Count, error);
            return false;
        }

        together.ForEach(w => w.SetTaken());
        return true;
    }

    private async Task TakeAloneAsync(Waiting one, CancellationToken stop)
    {
        try
        {
            await take([one.Item], stop);
            one.SetTaken();
        }
        catch (Exception error)
        {
            one.SetFailed(error);
        }
    }

    private sealed class Waiting(T item)
    {
        private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal T Item => item;

        internal Task Taken => _taken.Task;

        internal void SetTaken() => _taken.SetResult();

        internal void SetFailed(Exception error) => _taken.SetException(error);
    }
}
