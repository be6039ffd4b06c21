using Leadline.Modularity.Record;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>Shows the latest seal to whoever writes a receipt. A node that does not seal itself looks it up every few seconds.</summary>
internal sealed class SealBoard(IServiceScopeFactory scopes, TimeProvider clock) : ILatestSeal
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private Shown? _shown;

    public async ValueTask<SealReference?> FindAsync(CancellationToken stop)
    {
        if (_shown is { } shown && clock.GetElapsedTime(shown.Since) < LookAgain)
            return shown.Seal;
        await using var scope = scopes.CreateAsyncScope();
        var seals = scope.ServiceProvider.GetRequiredService<RecordDbContext>().Seals.AsNoTracking();
        var latest = await seals.OrderByDescending(s => s.Number).FirstOrDefaultAsync(stop);
        return Keep(latest);
    }

    /// <summary>Puts a new seal up.</summary>
    public void Show(Seal seal) => Keep(seal);

    private SealReference? Keep(Seal? seal)
    {
        var reference = seal is null ? null : new SealReference(seal.Number, seal.Root, seal.Hash);
        _shown = new Shown(reference, clock.GetTimestamp());
        return reference;
    }

    private sealed record Shown(SealReference? Seal, long Since);
}
