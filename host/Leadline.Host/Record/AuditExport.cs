using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>Writes the whole sealed record as lines, one batch in memory at a time.</summary>
internal sealed class AuditExport(IEnumerable<StoreDescriptor> stores, IServiceProvider services, RecordDbContext chain, TimeProvider clock)
{
    /// <summary>JSON objects, one to a line.</summary>
    public const string ContentType = "application/jsonl";

    private static readonly byte[] LineFeed = [(byte)'\n'];

    public async Task WriteAsync(Stream to, CancellationToken stop)
    {
        var keys = await chain.SigningKeys.AsNoTracking().OrderBy(k => k.Since).ToListAsync(stop);
        await WriteAsync(to, new ExportHeader(ExportLines.HeaderKind, ExportLines.Version, Instants.InMicroseconds(clock.GetUtcNow()), keys), stop);
        var last = await chain.Seals.MaxAsync(s => (long?)s.Number, stop) ?? 0;
        var entries = 0L;
        for (var number = 1L; number <= last; number++)
            entries += await WriteBatchAsync(to, number, stop);
        await WriteAsync(to, new ExportEnd(ExportLines.EndKind, last, entries, await UnsealedAsync(stop)), stop);
    }

    private async Task<int> WriteBatchAsync(Stream to, long number, CancellationToken stop)
    {
        var seal = await chain.Seals.AsNoTracking().SingleAsync(s => s.Number == number, stop);
        var places = await chain.SealedEntries.AsNoTracking().Where(e => e.Seal == number).OrderBy(e => e.Position).ToListAsync(stop);
        await WriteAsync(to, ExportedSeal.Of(seal, [.. places.Select(p => new IndexedEntry(p.Module, p.EntryId, p.Leaf))]), stop);
        var entries = await EntriesAsync(places, stop);
        var written = 0;
        // An entry that somebody has deleted from the database is missing here too; the check names it.
        foreach (var place in places.Where(p => entries.ContainsKey(p.EntryId)))
        {
            await WriteAsync(to, ExportedEntry.Of(number, place.Position, place.Module, entries[place.EntryId]), stop);
            written++;
        }

        return written;
    }

    private async Task<Dictionary<Guid, AuditEntry>> EntriesAsync(List<SealedEntry> places, CancellationToken stop)
    {
        var found = new Dictionary<Guid, AuditEntry>(places.Count);
        foreach (var module in places.GroupBy(p => p.Module))
        {
            if (stores.FirstOrDefault(s => s.Module == module.Key) is not { } store)
                continue;
            var ids = module.Select(p => p.EntryId).ToList();
            foreach (var entry in await Db(store).Audit.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(stop))
                found.Add(entry.Id, entry);
        }

        return found;
    }

    private async Task<long> UnsealedAsync(CancellationToken stop)
    {
        var waiting = 0L;
        foreach (var store in stores)
            waiting += await Db(store).Unsealed.LongCountAsync(stop);
        return waiting;
    }

    private ModuleDbContext Db(StoreDescriptor store) => (ModuleDbContext)services.GetRequiredService(store.ContextType);

    private static async Task WriteAsync<TLine>(Stream to, TLine line, CancellationToken stop)
    {
        await to.WriteAsync(ExportLines.Write(line), stop);
        await to.WriteAsync(LineFeed, stop);
    }
}
