using System.Collections.Concurrent;

namespace Leadline.Bus;

/// <summary>
/// Lets messages that wait for one consumer be taken together. Whoever gets the turn takes those along who wait with it; nobody waits for
/// others to come. One gathering is under way at a time, and while it is, the next one grows.
/// </summary>
/// <param name="most">How many are taken together at most.</param>
/// <param name="take">Takes some, all of them or none; false where they can't be taken together.</param>
/// <param name="fellApart">Hears of the failure of several.</param>
internal sealed class Gathering<T>(int most, Func<IReadOnlyList<T>, CancellationToken, Task<bool>> take, Action<int, Exception> fellApart) : IDisposable
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits until it is taken, alone or with others. What fails alone fails here.</summary>
    /// <returns>False where others were with it and none of them was taken, so that each has to be taken alone.</returns>
    internal async Task<bool> TakeAsync(T item, CancellationToken stop)
    {
        var mine = new Waiting(item);
        _waiting.Enqueue(mine);
        await _turn.WaitAsync(stop);
        try
        {
            while (!mine.Outcome.IsCompleted) // an earlier one may have taken it along
                await TakeThoseWhoWaitAsync(stop);
        }
        finally
        {
            _turn.Release();
        }

        return await mine.Outcome;
    }

    public void Dispose() => _turn.Dispose();

    private async Task TakeThoseWhoWaitAsync(CancellationToken stop)
    {
        var together = new List<Waiting>();
        while (together.Count < most && _waiting.TryDequeue(out var next))
            together.Add(next);
        try
        {
            var taken = await take([.. together.Select(w => w.Item)], stop);
            together.ForEach(w => w.SetResult(taken));
        }
        catch (Exception error) when (together.Count > 1)
        {
            fellApart(together.Count, error);
            together.ForEach(w => w.SetResult(false));
        }
        catch (Exception error)
        {
            together[0].SetException(error);
        }
    }

    private sealed class Waiting(T item)
    {
        private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal T Item => item;

        internal Task<bool> Outcome => _outcome.Task;

        internal void SetResult(bool taken) => _outcome.SetResult(taken);

        internal void SetException(Exception error) => _outcome.SetException(error);
    }
}
