namespace Leadline.Bus;

/// <summary>
/// Which messages are under way in this process, and which consumers have yet to commit their effect. In memory an outbox row is kept
/// until the last consumer has acknowledged here; on RabbitMQ the broker keeps the message and the board only tells what is under way.
/// </summary>
public sealed class AckBoard(TimeProvider clock)
{
    /// <summary>After so long a message is taken for lost and goes out again; its consumers' inboxes absorb a second copy.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<Sending>> _underWay = [];
    private long _sent;

    /// <summary>How many messages wait for a consumer.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _underWay.Count;
        }
    }

    /// <summary>How many messages have left this process since it started. While it stands still, nothing has moved.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Notes that a message leaves. One message can leave twice: two modules may announce their dead letters of it again.</summary>
    internal void Expect(object sender, Guid message, IEnumerable<string> consumers, Action done)
    {
        var sending = new Sending(sender, [.. consumers], done, clock.GetTimestamp());
        lock (_lock)
        {
            _sent++;
            if (_underWay.TryGetValue(message, out var sendings))
                sendings.Add(sending);
            else
                _underWay[message] = [sending];
        }
    }

    /// <summary>Notes that a consumer has committed, or has given the message up in its dead letters.</summary>
    internal void Acknowledge(Guid message, string consumer)
    {
        var complete = new List<Sending>();
        lock (_lock)
        {
            if (!_underWay.TryGetValue(message, out var sendings))
                return;
            foreach (var sending in sendings)
            {
                if (sending.Consumers.Remove(consumer) && sending.Consumers.Count == 0)
                    complete.Add(sending);
            }

            sendings.RemoveAll(complete.Contains);
            if (sendings.Count == 0)
                _underWay.Remove(message);
        }

        complete.ForEach(sending => sending.Done());
    }

    /// <summary>Forgets what a sender has had under way for too long. Each sender asks for its own: it alone can send them again.</summary>
    /// <returns>The messages forgotten.</returns>
    internal IReadOnlyList<Guid> ForgetOverdue(object sender)
    {
        lock (_lock)
        {
            var overdue = _underWay.Where(e => e.Value.RemoveAll(s => s.Sender == sender && IsOverdue(s)) > 0).ToList();
            foreach (var (message, _) in overdue.Where(e => e.Value.Count == 0))
                _underWay.Remove(message);
            return [.. overdue.Select(e => e.Key)];
        }
    }

    private bool IsOverdue(Sending sending) => clock.GetElapsedTime(sending.Since) > Patience;

    private sealed record Sending(object Sender, HashSet<string> Consumers, Action Done, long Since);
}
