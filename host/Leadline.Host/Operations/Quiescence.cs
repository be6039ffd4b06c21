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
        while (await MovingAsync(stop))
            await Task.Delay(TimeSpan.FromMilliseconds(5), stop);
    }

    // The outboxes are asked one after the other. A message may pass from one not asked yet into one asked already, but not without
    // leaving: then the count of those that left has risen, and the round is no proof.
    private async Task<bool> MovingAsync(CancellationToken stop)
    {
        var sent = board.Sent;
        if (board.Count > 0)
            return true;
        await using var scope = scopes.CreateAsyncScope();
        foreach (var store in stores)
        {
            if (await ((ModuleDbContext)scope.ServiceProvider.GetRequiredService(store.ContextType)).Outbox.AnyAsync(stop))
                return true;
        }

        return board.Count > 0 || board.Sent != sent;
    }
}
