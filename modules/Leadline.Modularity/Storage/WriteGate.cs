namespace Leadline.Modularity.Storage;

/// <summary>
/// One writer at a time, in order of arrival, for SQLite. SQLite has a single writer anyway, and its own waiting is unfair:
/// under load the producers starve the consumers. PostgreSQL needs no gate.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    internal async Task<IDisposable> EnterAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        return new Pass(_one);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private sealed class Pass(SemaphoreSlim one) : IDisposable
    {
        private SemaphoreSlim? _one = one;

        public void Dispose() => Interlocked.Exchange(ref _one, null)?.Release();
    }
}
