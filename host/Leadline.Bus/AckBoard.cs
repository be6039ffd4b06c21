using System.Collections.Concurrent;

namespace Leadline.Bus;

/// <summary>
/// Which messages are under way in this process, and which consumers have yet to commit their effect. In memory an outbox row is kept
/// until the last consumer has acknowledged here; on RabbitMQ the broker keeps the message and the board only tells what is under way.
/// </summary>
public sealed class AckBoard(TimeProvider clock)
{
    /// <summary>After so long a message is taken for lost and goes out again; its consumers' inboxes absorb a second copy.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, UnderWay> _underWay = new();

    /// <summary>How many messages wait for a consumer.</summary>
    public int Count => _underWay.Count;

    /// <summary>Notes that a message leaves.</summary>
    internal void Expect(Guid message, IReadOnlyList<string> consumers, Action done) =>
        _underWay[message] = new UnderWay([.. consumers], done, clock.GetTimestamp());

    /// <summary>Notes that a consumer has committed, or has given the message up in its dead letters.</summary>
    internal void Acknowledge(Guid message, string consumer)
    {
        if (!_underWay.TryGetValue(message, out var entry))
            return;
        lock (entry.Consumers)
        {
            if (!entry.Consumers.Remove(consumer) || entry.Consumers.Count > 0)
                return;
        }

        _underWay.TryRemove(message, out _);
        entry.Done();
    }

    /// <summary>Forgets what has been under way for too long.</summary>
    /// <returns>The messages forgotten.</returns>
    internal IReadOnlyList<Guid> ForgetOverdue()
    {
        var overdue = _underWay.Where(e => clock.GetElapsedTime(e.Value.Since) > Patience).Select(e => e.Key).ToList();
        overdue.ForEach(message => _underWay.TryRemove(message, out _));
        return overdue;
    }

    private sealed record UnderWay(HashSet<string> Consumers, Action Done, long Since);
}
