using System.Threading.Channels;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>
/// Notes on their way to the store. Whoever asks a plugin may have a transaction open, so that nothing is written while it waits; a host that
/// is killed loses what was not written yet, which is some milliseconds of it.
/// </summary>
internal sealed class CallNotes
{
    private const int Most = 1_000; // beyond that the store is away, and memory is worth more than logs

    private readonly Channel<CallNote> _notes = Channel.CreateBounded<CallNote>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.Wait });
    private long _dropped;

    /// <summary>How many there was no room for.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Adds one, where it says something.</summary>
    internal void Add(CallNote note)
    {
        if (note.SaysSomething && !_notes.Writer.TryWrite(note.Cut()))
            Interlocked.Increment(ref _dropped);
    }

    /// <summary>No more will come.</summary>
    internal void Complete() => _notes.Writer.TryComplete();

    /// <summary>Waits for notes.</summary>
    /// <returns>Those that are there, at most so many; none when no more will come.</returns>
    internal async Task<IReadOnlyList<CallNote>> TakeAsync(int most)
    {
        if (!await _notes.Reader.WaitToReadAsync())
            return [];
        var taken = new List<CallNote>();
        while (taken.Count < most && _notes.Reader.TryRead(out var note))
            taken.Add(note);
        return taken;
    }
}
