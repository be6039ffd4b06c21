namespace Leadline.Cli.Rehearsals;

/// <summary>The clock of a rehearsal: it stands still until the story moves it. Timers and stopwatches run by real time.</summary>
internal sealed class RehearsalClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void MoveTo(DateTimeOffset instant)
    {
        if (instant < GetUtcNow())
            throw new InvalidOperationException($"The rehearsal's clock stands at {GetUtcNow():O} and can't go back to {instant:O}.");
        Interlocked.Exchange(ref _ticks, instant.UtcTicks);
    }
}
