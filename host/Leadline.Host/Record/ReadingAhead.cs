using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Leadline.Host.Record;

/// <summary>Lets a sequence be made while what it has given already is used.</summary>
internal static class ReadingAhead
{
    /// <param name="source">What is made, by a task of its own.</param>
    /// <param name="most">How many items wait at most.</param>
    /// <param name="stop">Ends the making.</param>
    internal static async IAsyncEnumerable<T> Ahead<T>(
        this IAsyncEnumerable<T> source, int most, [EnumeratorCancellation] CancellationToken stop)
    {
        var ahead = Channel.CreateBounded<T>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var making = Task.Run(() => FillAsync(ahead.Writer, source, end.Token), CancellationToken.None);
        try
        {
            await foreach (var item in ahead.Reader.ReadAllAsync(stop))
                yield return item;
        }
        finally
        {
            await end.CancelAsync(); // whoever stops early leaves nobody behind on what the source reads
            await making;
        }
    }

    // Ends the channel with what went wrong; whoever reads from it meets the fault there.
    private static async Task FillAsync<T>(ChannelWriter<T> to, IAsyncEnumerable<T> source, CancellationToken stop)
    {
        try
        {
            await foreach (var item in source.WithCancellation(stop))
                await to.WriteAsync(item, stop);
            to.Complete();
        }
        catch (Exception error)
        {
            to.Complete(error);
        }
    }
}
