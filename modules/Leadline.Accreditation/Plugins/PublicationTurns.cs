using System.Collections.Concurrent;
using Leadline.Primitives;

namespace Leadline.Accreditation.Plugins;

/// <summary>
/// Who may have a package judged now: each organisation one at a time, and two in all on this node, since a package in work takes a lot of
/// memory. So nobody keeps the others out, whatever it sends.
/// </summary>
internal sealed class PublicationTurns : IDisposable
{
    /// <summary>When to try again, in seconds, as the header says it.</summary>
    internal const string RetryAfterSeconds = "10";

    private const int AtOnce = 2;

    private readonly ConcurrentDictionary<OrganisationId, bool> _atWork = new();
    private readonly SemaphoreSlim _few = new(AtOnce, AtOnce);

    /// <summary>Waits for a turn, before anything of the package is read.</summary>
    /// <returns>Ends the turn; null where the organisation has one already.</returns>
    internal async Task<IDisposable?> TryTakeAsync(OrganisationId organisation, CancellationToken stop)
    {
        if (!_atWork.TryAdd(organisation, true))
            return null;
        try
        {
            await _few.WaitAsync(stop);
            return new Turn(this, organisation);
        }
        catch
        {
            _atWork.TryRemove(organisation, out _);
            throw;
        }
    }

    public void Dispose() => _few.Dispose();

    private sealed class Turn(PublicationTurns turns, OrganisationId organisation) : IDisposable
    {
        public void Dispose()
        {
            turns._few.Release();
            turns._atWork.TryRemove(organisation, out _);
        }
    }
}
