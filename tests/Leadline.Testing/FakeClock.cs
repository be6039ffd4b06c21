namespace Leadline.Testing;

/// <summary>A clock that only the test moves. Timers and waits still run by the real one: they decide nothing.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <summary>The instant it shows.</summary>
    public DateTimeOffset Now => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves it; the platform must be at rest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That would be backwards.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, Now);
        Interlocked.Exchange(ref _ticks, instant.UtcTicks);
    }
}
