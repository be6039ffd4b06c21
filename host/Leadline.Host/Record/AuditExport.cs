using System.Buffers;
using System.Text.Json;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>Writes the whole sealed record as lines, a few batches in memory at a time.</summary>
internal sealed class AuditExport(IEnumerable<StoreDescriptor> stores, IServiceProvider services, RecordDbContext chain, TimeProvider clock)
{
    /// <summary>JSON objects, one to a line.</summary>
    public const string ContentType = "application/jsonl";

    /// <summary>So many seals are read at once: fewer cost round trips to the database, more live longer in memory than is cheap.</summary>
    private const int SealsAtOnce = 4;

    private const int Flushed = 64 * 1024;

    public async Task WriteAsync(Stream to, CancellationToken stop)
    {
        using var lines = new Lines(to);
        var keys = await chain.SigningKeys.AsNoTracking().OrderBy(k => k.Since).ToListAsync(stop);
        lines.Add(new ExportHeader(ExportLines.HeaderKind, ExportLines.Version, Instants.InMicroseconds(clock.GetUtcNow()), keys));
        var last = await chain.Seals.MaxAsync(s => (long?)s.Number, stop) ?? 0;
        var entries = 0L;
        for (var first = 1L; first <= last; first += SealsAtOnce)
            entries += await WriteBatchesAsync(lines, first, Math.Min(first + SealsAtOnce - 1, last), stop);
        lines.Add(new ExportEnd(ExportLines.EndKind, last, entries, await UnsealedAsync(stop)));
        await lines.FlushAsync(stop);
    }

    private async Task<long> WriteBatchesAsync(Lines lines, long first, long last, CancellationToken stop)
    {
        var seals = await chain.Seals.AsNoTracking().Where(s => s.Number >= first && s.Number <= last).OrderBy(s => s.Number).ToListAsync(stop);
        var places = await chain.SealedEntries.AsNoTracking().Where(e => e.Seal >= first && e.Seal <= last)
            .OrderBy(e => e.Seal).ThenBy(e => e.Position).ToListAsync(stop);
        var entries = await EntriesAsync(places, stop);
        var bySeal = places.ToLookup(p => p.Seal);
        var written = 0L;
        foreach (var seal in seals)
            written += await WriteBatchAsync(lines, seal, [.. bySeal[seal.Number]], entries, stop);
        return written;
    }

    private static async Task<int> WriteBatchAsync(
        Lines lines, Seal seal, List<SealedEntry> places, Dictionary<Guid, AuditEntry> entries, CancellationToken stop)
    {
        lines.Add(ExportedSeal.Of(seal, [.. places.Select(p => new IndexedEntry(p.Module, p.EntryId, p.Leaf))]));
        var written = 0;
        // An entry that somebody has deleted from the database is missing here too; the check names it.
        foreach (var place in places.Where(p => entries.ContainsKey(p.EntryId)))
        {
            lines.Add(ExportedEntry.Of(seal.Number, place.Position, place.Module, entries[place.EntryId]));
            written++;
            if (lines.Length >= Flushed)
                await lines.FlushAsync(stop);
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
            await foreach (var entry in Db(store).Audit.AsNoTracking().Where(e => ids.Contains(e.Id)).AsAsyncEnumerable().WithCancellation(stop))
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

    /// <summary>Lines on their way out, many to a write.</summary>
    private sealed class Lines : IDisposable
    {
        private readonly Stream _to;
        private readonly ArrayBufferWriter<byte> _bytes;
        private readonly Utf8JsonWriter _json;

        public Lines(Stream to)
        {
            (_to, _bytes) = (to, new ArrayBufferWriter<byte>(2 * Flushed));
            _json = new Utf8JsonWriter(_bytes, ExportLines.Writing);
        }

        public int Length => _bytes.WrittenCount;

        public void Add<TLine>(TLine line)
        {
            _bytes.Write(ExportLines.Write(line));
            _bytes.Write("\n"u8);
        }

        public void Add(ExportedEntry entry)
        {
            _json.Reset();
            EntryLine.Write(_json, entry);
            _json.Flush();
            _bytes.Write("\n"u8);
        }

        public async Task FlushAsync(CancellationToken stop)
        {
            await _to.WriteAsync(_bytes.WrittenMemory, stop);
            _bytes.ResetWrittenCount();
        }

        public void Dispose() => _json.Dispose();
    }
}
