using Leadline.Modularity.Messages;

namespace Leadline.Modularity.Storage;

/// <summary>What every module's context needs from the host.</summary>
/// <param name="Gate">One writer at a time on SQLite.</param>
/// <param name="Signal">Wakes the dispatcher of the outbox after a commit.</param>
/// <param name="Clock">The injected clock.</param>
public sealed record StoreServices(WriteGate Gate, OutboxSignal Signal, TimeProvider Clock);
