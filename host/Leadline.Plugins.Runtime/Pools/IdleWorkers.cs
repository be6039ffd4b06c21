using Leadline.Plugins.Runtime.Workers;

namespace Leadline.Plugins.Runtime.Pools;

/// <summary>Workers that wait for a question. The one that was idle the shortest goes first, so that those not needed grow old and go.</summary>
internal sealed class IdleWorkers(TimeProvider clock)
{
    private readonly List<Worker> _workers = [];
    private readonly Lock _turn = new();
    private bool _closed;

    /// <summary>How many there are.</summary>
    internal int Count
    {
        get
        {
            lock (_turn)
                return _workers.Count;
        }
    }

    /// <summary>Whether all of them have ended by themselves.</summary>
    internal bool HaveEnded
    {
        get
        {
            lock (_turn)
                return _workers.TrueForAll(w => w.HasEnded);
        }
    }

    /// <summary>Looks at each of them, none of which is put to work meanwhile.</summary>
    internal void Visit(Action<Worker> look)
    {
        lock (_turn)
            _workers.ForEach(look);
    }

    /// <summary>Takes one out that is fit; null where there is none.</summary>
    internal Worker? Take(Predicate<Worker> isFit)
    {
        lock (_turn)
            return RemoveAt(_workers.FindLastIndex(isFit));
    }

    /// <summary>Takes out the one that has waited longest; null where there is none.</summary>
    internal Worker? TakeOldest()
    {
        lock (_turn)
            return RemoveAt(_workers.Count > 0 ? 0 : -1);
    }

    /// <summary>Puts one in.</summary>
    /// <returns>False where no more are kept: the worker has to be ended.</returns>
    internal bool Add(Worker worker)
    {
        lock (_turn)
        {
            if (_closed)
                return false;
            worker.IdleSince = clock.GetTimestamp();
            _workers.Add(worker);
            return true;
        }
    }

    /// <summary>Takes out those that have been idle for long.</summary>
    internal IReadOnlyList<Worker> TakeIdleFor(TimeSpan time)
    {
        lock (_turn)
        {
            var old = _workers.FindAll(w => clock.GetElapsedTime(w.IdleSince) >= time);
            _workers.RemoveAll(old.Contains);
            return old;
        }
    }

    /// <summary>Takes all out, for good.</summary>
    internal IReadOnlyList<Worker> Close()
    {
        lock (_turn)
        {
            _closed = true;
            IReadOnlyList<Worker> all = [.. _workers];
            _workers.Clear();
            return all;
        }
    }

    private Worker? RemoveAt(int index)
    {
        if (index < 0)
            return null;
        var worker = _workers[index];
        _workers.RemoveAt(index);
        return worker;
    }
}
