namespace Leadline.Directory.OutsideSignIn;

/// <summary>Remembers which requests were answered, until they would be too old anyway, so that an answer counts once even for who kept a copy of the cookie.</summary>
/// <remarks>It knows this node's answers only. Across nodes the provider stands in: it redeems a code once.</remarks>
internal sealed class UsedRequests(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _states = new(StringComparer.Ordinal);
    private readonly Queue<(string State, DateTimeOffset Until)> _order = new();

    /// <summary>Notes a request as answered.</summary>
    /// <returns>False where it was answered before.</returns>
    internal bool Use(OutsideRequest request)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && oldest.Until < now)
                _states.Remove(_order.Dequeue().State);
            if (!_states.Add(request.State))
                return false;
            _order.Enqueue((request.State, now + OutsideRequest.Life));
            return true;
        }
    }
}
