using System.Collections.Concurrent;

namespace Leadline.Modularity.Messages;

/// <summary>Wakes the dispatcher of a store's outbox after a commit. A lost signal costs a poll interval, nothing else.</summary>
public sealed class OutboxSignal
{
    private readonly ConcurrentDictionary<Type, SemaphoreSlim> _stores = new();

    internal void Raise(Type store)
    {
        var signal = Of(store);
        if (signal.CurrentCount == 0)
            signal.Release();
    }

    internal Task<bool> WaitAsync(Type store, TimeSpan atMost, CancellationToken stop) => Of(store).WaitAsync(atMost, stop);

    private SemaphoreSlim Of(Type store) => _stores.GetOrAdd(store, _ => new SemaphoreSlim(0));
}
