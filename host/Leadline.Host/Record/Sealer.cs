using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>
/// Seals what the modules have written since the last time, on the one node that leads, so that no request waits for it. Entries wait in
/// each module's own table and leave it when their seal is committed; a crash between the two leaves entries there that have their place in
/// the chain already, and they are only cleared away. An entry that commits late is there when it is there: none is passed over.
/// </summary>
internal sealed class Sealer(
    IEnumerable<StoreDescriptor> stores, IServiceProvider services, RecordDbContext chain, InstallationKey key, SealBoard board,
    TimeProvider clock) : IDueWork
{
    /// <summary>The most entries under one seal.</summary>
    internal const int Batch = 500;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var done = 0;
        int last;
        do
            done += last = await RunBatchAsync(stop);
        while (last == Batch);
        return done;
    }

    private async Task<int> RunBatchAsync(CancellationToken stop)
    {
        var waiting = await WaitingAsync(stop);
        if (waiting.Count == 0 || !await chain.SigningKeys.AnyAsync(k => k.Id == key.Id, stop))
            return 0;
        var ids = waiting.Select(w => w.Entry.Id).ToList();
        var placed = await chain.SealedEntries.AsNoTracking().Where(e => ids.Contains(e.EntryId)).Select(e => e.EntryId).ToListAsync(stop);
        await SealAsync([.. waiting.Where(w => !placed.Contains(w.Entry.Id))], stop);
        await ClearAsync(waiting, stop);
        return waiting.Count;
    }

    // In order of their identifiers, which is about the order of their instants: for people; the chain itself needs no order.
    private async Task<List<Waiting>> WaitingAsync(CancellationToken stop)
    {
        var all = new List<Waiting>();
        foreach (var store in stores)
        {
            var db = (ModuleDbContext)services.GetRequiredService(store.ContextType);
            // From the few that wait to their entries: the other way round the database would walk the whole record to find them at its end.
            var entries = await db.Unsealed.OrderBy(u => u.Id).Take(Batch).Join(db.Audit, u => u.Id, e => e.Id, (_, e) => e).AsNoTracking().ToListAsync(stop);
            all.AddRange(entries.Select(e => new Waiting(db, e)));
        }

        return [.. all.OrderBy(w => w.Entry.Id).Take(Batch)];
    }

    private async Task SealAsync(List<Waiting> fresh, CancellationToken stop)
    {
        if (fresh.Count == 0)
            return;
        var leaves = fresh.ConvertAll(w => LeafForm.HashOf(w.Db.Schema, w.Entry));
        var last = await chain.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(stop);
        var seal = Seal.Sign(last, MerkleTree.RootOf([.. leaves]), fresh.Count, clock.GetUtcNow(), key.Pair);
        chain.Add(seal);
        for (var i = 0; i < fresh.Count; i++)
            chain.Add(new SealedEntry(seal.Number, i + 1, fresh[i].Db.Schema, fresh[i].Entry.Id, Convert.ToHexStringLower(leaves[i])));
        await chain.SaveChangesAsync(stop);
        chain.ChangeTracker.Clear();
        board.Show(seal);
    }

    private static async Task ClearAsync(List<Waiting> placed, CancellationToken stop)
    {
        foreach (var module in placed.GroupBy(w => w.Db))
        {
            var ids = module.Select(w => w.Entry.Id).ToList();
            await using var write = await module.Key.BeginWriteAsync(stop);
            await module.Key.Unsealed.Where(u => ids.Contains(u.Id)).ExecuteDeleteAsync(stop);
            await write.CommitAsync(stop);
        }
    }

    private sealed record Waiting(ModuleDbContext Db, AuditEntry Entry);
}
