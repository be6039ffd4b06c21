using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>The sealed record as the stores hold it, batch by batch, a few of them in memory at a time.</summary>
internal sealed class SealedRecord(IEnumerable<StoreDescriptor> stores, IServiceProvider services, RecordDbContext chain)
{
    /// <summary>So many seals are read at once: fewer cost round trips to the database, more live longer in memory than is cheap.</summary>
    private const int SealsAtOnce = 8;

    /// <summary>So many batches are read ahead while others are written out or checked.</summary>
    private const int Ahead = 2 * SealsAtOnce;

    /// <summary>By module, up to which identifier its entries have been read.</summary>
    private readonly Dictionary<string, Guid> _readUpTo = new(StringComparer.Ordinal);

    public Task<List<SigningKey>> KeysAsync(CancellationToken stop) => chain.SigningKeys.AsNoTracking().OrderBy(k => k.Since).ToListAsync(stop);

    /// <summary>Every batch, in the order of the chain.</summary>
    public async IAsyncEnumerable<SealedBatch> BatchesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var ahead = Channel.CreateBounded<SealedBatch>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.Run(() => ReadAsync(ahead.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ahead.Reader.ReadAllAsync(stop))
                yield return batch;
        }
        finally
        {
            await end.CancelAsync(); // whoever stops early leaves no reader behind on the contexts
            await reading;
        }
    }

    /// <summary>How many entries wait for their seal.</summary>
    public async Task<long> UnsealedAsync(CancellationToken stop)
    {
        var waiting = 0L;
        foreach (var store in stores)
            waiting += await Db(store).Unsealed.LongCountAsync(stop);
        return waiting;
    }

    /// <summary>The first entry that no seal covers and that waits for none; nobody who writes as the modules do leaves one.</summary>
    public async Task<LooseEntry?> LooseAsync(CancellationToken stop)
    {
        foreach (var store in stores)
        {
            // In this order: what is sealed meanwhile is counted once at least.
            var db = Db(store);
            var (all, waiting) = (await db.Audit.LongCountAsync(stop), await db.Unsealed.LongCountAsync(u => db.Audit.Any(e => e.Id == u.Id), stop));
            if (all > waiting + await chain.SealedEntries.LongCountAsync(e => e.Module == store.Module, stop) && await LooseAsync(store.Module, db, stop) is { } loose)
                return loose;
        }

        return null;
    }

    private async Task<LooseEntry?> LooseAsync(string module, ModuleDbContext db, CancellationToken stop)
    {
        const int AtOnce = 1_000;
        for (var after = Guid.Empty; ;)
        {
            var ids = await db.Audit.Where(e => e.Id > after).OrderBy(e => e.Id).Select(e => e.Id).Take(AtOnce).ToListAsync(stop);
            var waiting = await db.Unsealed.Where(u => ids.Contains(u.Id)).Select(u => u.Id).ToListAsync(stop);
            var placed = await chain.SealedEntries.Where(e => ids.Contains(e.EntryId)).Select(e => e.EntryId).ToListAsync(stop);
            if (ids.Except(waiting).Except(placed).ToList() is [var first, ..])
                return new LooseEntry(module, first);
            if (ids.Count < AtOnce)
                return null;
            after = ids[^1];
        }
    }

    // Ends the channel with what went wrong; whoever reads from it meets the fault there.
    private async Task ReadAsync(ChannelWriter<SealedBatch> to, CancellationToken stop)
    {
        try
        {
            _readUpTo.Clear();
            var last = await chain.Seals.MaxAsync(s => (long?)s.Number, stop) ?? 0;
            for (var first = 1L; first <= last; first += SealsAtOnce)
            {
                foreach (var batch in await ReadAsync(first, Math.Min(first + SealsAtOnce - 1, last), stop))
                    await to.WriteAsync(batch, stop);
            }

            to.Complete();
        }
        catch (Exception error)
        {
            to.Complete(error);
        }
    }

    private async Task<List<SealedBatch>> ReadAsync(long first, long last, CancellationToken stop)
    {
        var seals = await chain.Seals.AsNoTracking().Where(s => s.Number >= first && s.Number <= last).OrderBy(s => s.Number).ToListAsync(stop);
        var places = await chain.SealedEntries.AsNoTracking().Where(e => e.Seal >= first && e.Seal <= last)
            .OrderBy(e => e.Seal).ThenBy(e => e.Position).ToListAsync(stop);
        var entries = await EntriesAsync(places, stop);
        var bySeal = places.ToLookup(p => p.Seal);
        return [.. seals.Select(s => BatchOf(s, bySeal[s.Number], entries))];
    }

    private static SealedBatch BatchOf(Seal seal, IEnumerable<SealedEntry> places, Dictionary<Guid, AuditEntry> entries)
    {
        var (index, found) = (new List<IndexedEntry>(seal.Count), new List<ExportedEntry>(seal.Count));
        foreach (var place in places)
        {
            index.Add(new IndexedEntry(place.Module, place.EntryId, place.Leaf));
            // An entry that somebody has deleted from the database is missing here too; the check names it.
            if (entries.TryGetValue(place.EntryId, out var entry))
                found.Add(ExportedEntry.Of(seal.Number, place.Position, place.Module, entry));
        }

        return new SealedBatch(ExportedSeal.Of(seal, index), found);
    }

    private async Task<Dictionary<Guid, AuditEntry>> EntriesAsync(List<SealedEntry> places, CancellationToken stop)
    {
        var found = new Dictionary<Guid, AuditEntry>(places.Count);
        foreach (var module in places.GroupBy(p => p.Module))
        {
            if (stores.FirstOrDefault(s => s.Module == module.Key) is not { } store)
                continue;
            // Seals follow the order of identifiers but for what committed late, so a module's entries are read from end to end like a
            // book, and only the late ones are looked up.
            var wanted = module.Select(p => p.EntryId).ToHashSet();
            var after = _readUpTo.GetValueOrDefault(module.Key);
            var upTo = _readUpTo[module.Key] = Later(after, wanted.Max());
            var late = wanted.Where(id => id.CompareTo(after) <= 0).ToList();
            await AddAsync(Db(store).Audit.Where(e => e.Id > after && e.Id <= upTo), wanted, found, stop);
            if (late.Count > 0)
                await AddAsync(Db(store).Audit.Where(e => late.Contains(e.Id)), wanted, found, stop);
        }

        return found;
    }

    private static async Task AddAsync(IQueryable<AuditEntry> entries, HashSet<Guid> wanted, Dictionary<Guid, AuditEntry> found, CancellationToken stop)
    {
        await foreach (var entry in entries.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            if (wanted.Contains(entry.Id))
                found.Add(entry.Id, entry);
        }
    }

    private static Guid Later(Guid one, Guid other) => one.CompareTo(other) >= 0 ? one : other;

    private ModuleDbContext Db(StoreDescriptor store) => (ModuleDbContext)services.GetRequiredService(store.ContextType);
}
