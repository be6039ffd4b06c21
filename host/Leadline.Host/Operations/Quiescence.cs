using Leadline.Bus;
using Leadline.Host.Storage;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Operations;

/// <summary>
/// Waits until nothing is due, no outbox holds a message and none is under way: the moment at which a rehearsal may move its clock.
/// Right for one node; with several, another node's messages can't be seen from here.
/// </summary>
internal sealed class Quiescence(IServiceScopeFactory scopes, IEnumerable<StoreDescriptor> stores, AckBoard board, DueWorkPoller poller)
{
    /// <summary>Runs what is due, and waits until all of it has come to rest.</summary>
    public async Task RestAsync(CancellationToken stop)
    {
        do
        {
            await DrainAsync(stop);
        }
        while (await poller.RunOnceAsync(stop) > 0);
    }

    private async Task DrainAsync(CancellationToken stop)
    {
        // A handler commits its own announcements before the board forgets its message, so "board empty" is asked before "outboxes empty".
        while (board.Count > 0 || await WaitingAsync(stop))
            await Task.Delay(TimeSpan.FromMilliseconds(5), stop);
    }

    private async Task<bool> WaitingAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var store in stores)
        {
            if (await ((ModuleDbContext)scope.ServiceProvider.GetRequiredService(store.ContextType)).Outbox.AnyAsync(stop))
                return true;
        }

        return board.Count > 0;
    }
}
