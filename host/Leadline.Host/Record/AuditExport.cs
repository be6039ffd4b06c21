using System.Buffers;
using System.Text.Json;
using Leadline.Modularity.Record;

namespace Leadline.Host.Record;

/// <summary>Writes the whole sealed record as lines, a few batches in memory at a time.</summary>
internal sealed class AuditExport(SealedRecord record, TimeProvider clock)
{
    /// <summary>JSON objects, one to a line.</summary>
    public const string ContentType = "application/jsonl";

    private const int Flushed = 64 * 1024;

    public async Task WriteAsync(Stream to, CancellationToken stop)
    {
        using var lines = new Lines(to);
        var keys = await record.KeysAsync(stop);
        lines.Add(new ExportHeader(ExportLines.HeaderKind, ExportLines.Version, Instants.InMicroseconds(clock.GetUtcNow()), keys));
        var (last, entries) = (0L, 0L);
        await foreach (var batch in record.BatchesAsync(ExportedEntry.Of, stop))
        {
            await WriteAsync(lines, batch, stop);
            (last, entries) = (batch.Seal.Number, entries + batch.Entries.Count);
        }

        var end = new ExportEnd(ExportLines.EndKind, last, entries, await record.WaitingAsync(stop), await record.LooseAsync(stop), "");
        await lines.EndAsync(end, stop);
    }

    private static async Task WriteAsync(Lines lines, SealedBatch<ExportedEntry> batch, CancellationToken stop)
    {
        lines.Add(batch.Seal);
        foreach (var entry in batch.Entries)
        {
            lines.Add(entry);
            if (lines.Length >= Flushed)
                await lines.FlushAsync(stop);
        }
    }

    /// <summary>Lines on their way out, many to a write.</summary>
    private sealed class Lines : IDisposable
    {
        private readonly Stream _to;
        private readonly ArrayBufferWriter<byte> _bytes;
        private readonly Utf8JsonWriter _json;
        private readonly ExportDigest _digest = new();

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

        public async Task EndAsync(ExportEnd end, CancellationToken stop)
        {
            await FlushAsync(stop); // the digest is of all that has gone out
            Add(_digest.Complete(end));
            await FlushAsync(stop);
        }

        public async Task FlushAsync(CancellationToken stop)
        {
            _digest.Add(_bytes.WrittenSpan);
            await _to.WriteAsync(_bytes.WrittenMemory, stop);
            _bytes.ResetWrittenCount();
        }

        public void Dispose()
        {
            _json.Dispose();
            _digest.Dispose();
        }
    }
}
