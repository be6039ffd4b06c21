using System.Runtime.CompilerServices;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>The sealed record as the stores hold it, batch by batch, a few of them in memory at a time.</summary>
internal sealed class SealedRecord(IEnumerable<StoreDescriptor> stores, IServiceProvider services, RecordDbContext chain)
{
    /// <summary>So many seals are read at once: fewer cost round trips to the database, more live longer in memory than is cheap.</summary>
    private const int SealsAtOnce = 8;

    /// <summary>The places that stand under a seal; a row that names none vouches for nothing.</summary>
    private IQueryable<SealedEntry> Placed => chain.SealedEntries.Where(e => chain.Seals.Any(s => s.Number == e.Seal));

    public Task<List<SigningKey>> KeysAsync(CancellationToken stop) => chain.SigningKeys.AsNoTracking().OrderBy(k => k.Since).ToListAsync(stop);

    /// <summary>
    /// Every batch, in the order of the chain. Three work at the same time: one reads seals and places, one the entries that belong there, and
    /// the caller does with them what it will.
    /// </summary>
    /// <param name="keep">What to keep of an entry.</param>
    /// <param name="stop">Ends the reading.</param>
    public IAsyncEnumerable<SealedBatch<TKept>> BatchesAsync<TKept>(Func<SealedEntry, AuditEntry, TKept> keep, CancellationToken stop)
        where TKept : class => WithEntriesAsync(SealsAsync(stop).Ahead(1, stop), keep, stop).Ahead(SealsAtOnce, stop);

    /// <summary>The entries that wait for their seal, and for how long.</summary>
    public async Task<WaitingEntries> WaitingAsync(CancellationToken stop)
    {
        var all = WaitingEntries.None;
        DateTimeOffset? newest = null;
        foreach (var db in stores.Select(Db))
        {
            newest = Later(newest, await db.Audit.OrderByDescending(e => e.At).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(stop));
            var waiting = db.Unsealed.Join(db.Audit, u => u.Id, e => e.Id, (_, e) => new { e.Id, e.At });
            if (await waiting.OrderBy(e => e.At).FirstOrDefaultAsync(stop) is not { } oldest)
                continue;
            all = all with { Count = all.Count + await db.Unsealed.LongCountAsync(stop) };
            if (all.Since is null || oldest.At < all.Since)
                all = all with { Oldest = new LooseEntry(db.Schema, oldest.Id), Since = oldest.At };
        }

        return all.Count == 0 ? WaitingEntries.None : all with { Newest = newest };
    }

    /// <summary>The first entry that no seal covers and that waits for none; nobody who writes as the modules do leaves one.</summary>
    public async Task<LooseEntry?> LooseAsync(CancellationToken stop)
    {
        var suspects = await WithLooseAsync(stop);
        foreach (var store in stores.Where(s => suspects.Contains(s.Module)))
        {
            if (await LooseAsync(store.Module, Db(store), stop) is { } loose)
                return loose;
        }

        return null;
    }

    // The modules that have more entries than places and waiting ones. One statement, and so one moment for all that is counted: what is written or
    // sealed meanwhile would else make up for an entry too many. An entry that waits and has its place already, because the sealer has not cleared it
    // away yet, is counted once.
    private async Task<List<string>> WithLooseAsync(CancellationToken stop)
    {
        var (places, seals) = (chain.Table("sealed_entries"), chain.Table("seals"));
        var counts = stores.Select(s => (s.Module, Audit: Db(s).Table("audit"), Unsealed: Db(s).Table("audit_unsealed"))).Select(m =>
            $"""
            SELECT '{m.Module}' AS "Value" WHERE (SELECT count(*) FROM {m.Audit})
                > (SELECT coalesce(sum(n), 0) FROM placed WHERE module = '{m.Module}')
                + (SELECT count(*) FROM {m.Unsealed} u JOIN {m.Audit} e ON e.id = u.id WHERE NOT EXISTS
                    (SELECT 1 FROM {places} p JOIN {seals} s ON s.number = p.seal_number WHERE p.entry_id = u.id AND p.module = '{m.Module}'))
            """);
        var sql = $"WITH placed AS (SELECT p.module, count(*) AS n FROM {places} p JOIN {seals} s ON s.number = p.seal_number GROUP BY p.module)\n"
            + string.Join("\nUNION ALL\n", counts);
#pragma warning disable EF1002 // names of tables and modules are constants of the model
        return await chain.Database.SqlQueryRaw<string>(sql).ToListAsync(stop);
#pragma warning restore EF1002
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private async Task<LooseEntry?> LooseAsync(string module, ModuleDbContext db, CancellationToken stop)
    {
        const int AtOnce = 1_000;
        for (var after = Guid.Empty; ;)
        {
            var ids = await db.Audit.Where(e => e.Id > after).OrderBy(e => e.Id).Select(e => e.Id).Take(AtOnce).ToListAsync(stop);
            var waiting = await db.Unsealed.Where(u => ids.Contains(u.Id)).Select(u => u.Id).ToListAsync(stop);
            var placed = await Placed.Where(e => e.Module == module && ids.Contains(e.EntryId)).Select(e => e.EntryId).ToListAsync(stop);
            if (ids.Except(waiting).Except(placed).ToList() is [var first, ..])
                return new LooseEntry(module, first);
            if (ids.Count < AtOnce)
                return null;
            after = ids[^1];
        }
    }

    private async IAsyncEnumerable<PlacedSeals> SealsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        for (long? after = null; ;) // from the very first there is, whatever its number: one of an absurd number is named, not passed over
        {
            var seals = await chain.Seals.AsNoTracking().Where(s => after == null || s.Number > after).OrderBy(s => s.Number).Take(SealsAtOnce).ToListAsync(stop);
            if (seals.Count == 0)
                yield break;
            var (first, last) = (seals[0].Number, seals[^1].Number);
            var places = await chain.SealedEntries.AsNoTracking().Where(e => e.Seal >= first && e.Seal <= last)
                .OrderBy(e => e.Seal).ThenBy(e => e.Position).ToListAsync(stop);
            yield return new PlacedSeals(seals, places);
            after = last;
        }
    }

    private async IAsyncEnumerable<SealedBatch<TKept>> WithEntriesAsync<TKept>(
        IAsyncEnumerable<PlacedSeals> placed, Func<SealedEntry, AuditEntry, TKept> keep, [EnumeratorCancellation] CancellationToken stop)
        where TKept : class
    {
        var modules = stores.Select(s => new ModuleEntries(s.Module, Db(s))).ToList();
        await foreach (var (seals, places) in placed.WithCancellation(stop))
        {
            var found = new TKept?[places.Count];
            await Task.WhenAll(modules.Select(m => m.FindAsync(places, found, keep, stop)));
            var bySeal = Enumerable.Range(0, places.Count).ToLookup(i => places[i].Seal);
            foreach (var seal in seals)
            {
                var its = bySeal[seal.Number];
                var index = its.Select(i => new IndexedEntry(places[i].Module, places[i].EntryId, places[i].Leaf)).ToList();
                // An entry that somebody has deleted from the database is missing here too; the check names it.
                yield return new SealedBatch<TKept>(ExportedSeal.Of(seal, index), [.. its.Select(i => found[i]).OfType<TKept>()]);
            }
        }
    }

    private ModuleDbContext Db(StoreDescriptor store) => (ModuleDbContext)services.GetRequiredService(store.ContextType);

    /// <summary>Seals that follow each other, and the places under them in their order.</summary>
    private sealed record PlacedSeals(List<Seal> Seals, List<SealedEntry> Places);
}
