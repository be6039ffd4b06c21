namespace Leadline.Plugins.Runtime.Pools;

/// <summary>How often a plugin's workers have failed of late: how long to pause before the next, and when to let the plugin rest.</summary>
internal sealed class FaultRecord(PluginLimits limits, TimeProvider clock)
{
    private readonly Queue<long> _faults = new();
    private readonly Lock _turn = new();
    private int _inARow;
    private long _restsSince;
    private bool _rests;

    /// <summary>Whether the plugin rests now.</summary>
    internal bool Rests
    {
        get
        {
            lock (_turn)
            {
                if (_rests && clock.GetElapsedTime(_restsSince) >= limits.Quarantine)
                    Forget();
                return _rests;
            }
        }
    }

    /// <summary>How long to wait before another worker is started.</summary>
    internal TimeSpan Pause
    {
        get
        {
            lock (_turn)
            {
                var doublings = Math.Min(_inARow - 2, 20);
                return doublings < 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(limits.LongestPause.Ticks, limits.Pause.Ticks << doublings));
            }
        }
    }

    /// <summary>A worker failed.</summary>
    /// <returns>Whether the plugin rests from now on.</returns>
    internal bool Add()
    {
        lock (_turn)
        {
            _inARow++;
            _faults.Enqueue(clock.GetTimestamp());
            while (clock.GetElapsedTime(_faults.Peek()) > limits.FaultWindow)
                _faults.Dequeue();
            if (_rests || _faults.Count < limits.Faults)
                return _rests;
            (_rests, _restsSince) = (true, clock.GetTimestamp());
            return true;
        }
    }

    /// <summary>A worker answered.</summary>
    internal void Answered()
    {
        lock (_turn)
            _inARow = 0;
    }

    private void Forget()
    {
        (_rests, _inARow) = (false, 0);
        _faults.Clear();
    }
}
