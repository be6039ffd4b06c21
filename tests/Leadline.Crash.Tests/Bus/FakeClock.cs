namespace Leadline.Crash.Tests.Bus;

/// <summary>A clock that a test moves. It runs on by itself too; timers are real.</summary>
internal sealed class FakeClock : TimeProvider
{
    private long _ahead;

    internal void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;
}
