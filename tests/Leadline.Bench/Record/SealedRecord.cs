using System.Security.Cryptography;
using Leadline.Modularity.Record;
using Npgsql;

namespace Leadline.Bench.Record;

/// <summary>A record of many entries in a database of the product's: entries like those of bids, in two modules, sealed as the sealer does.</summary>
internal static class SealedRecord
{
    /// <summary>As many as the sealer puts under one seal.</summary>
    private const int Batch = 500;

    internal static IReadOnlyList<string> Modules { get; } = ["call_off", "directory"];

    private static readonly DateTimeOffset Begin = new(2025, 9, 1, 9, 0, 0, TimeSpan.Zero);

    internal static async Task WriteAsync(BenchDatabase database, int entries)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var batches = Enumerable.Range(0, entries).Select(Entry).Chunk(Batch);
        await using var calls = await EntryWriter.OpenAsync(database, Modules[0]);
        await using var directory = await EntryWriter.OpenAsync(database, Modules[1]);
        await using var places = await PlaceWriter.OpenAsync(database);
        var seals = new List<Seal>();
        foreach (var batch in batches)
        {
            byte[][] leaves = [.. batch.Select((e, i) => LeafForm.HashOf(ModuleOf(i), e))];
            seals.Add(Seal.Sign(seals.LastOrDefault(), MerkleTree.RootOf(leaves), batch.Length, Begin, key));
            for (var i = 0; i < batch.Length; i++)
            {
                await (ModuleOf(i) == Modules[0] ? calls : directory).WriteAsync(batch[i]);
                await places.WriteAsync(new SealedEntry(seals[^1].Number, i + 1, ModuleOf(i), batch[i].Id, Convert.ToHexStringLower(leaves[i])));
            }
        }

        await calls.CompleteAsync();
        await directory.CompleteAsync();
        await places.CompleteAsync();
        await WriteSealsAsync(database, seals, SigningKey.Of(key, Begin));
        await database.ExecuteAsync("VACUUM ANALYZE");
    }

    // One of four entries is another module's: a seal covers what all of them wrote.
    private static string ModuleOf(int position) => Modules[position % 4 == 3 ? 1 : 0];

    private static AuditEntry Entry(int number)
    {
        var (bid, call) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var after = $$"""{"annual_price_pence":{"masked":true},"call_off_id":"{{call}}","framework_id":"{{call}}","id":"{{bid}}","response":{"masked":true},"submitted_at":"2025-09-01T09:00:00.000000Z","superseded_at":null,"supplier_id":"{{call}}","version":1}""";
        return new AuditEntry(Guid.CreateVersion7(), Begin.AddMicroseconds(number), call, bid, "BidManager SupplierFinance", "submit-bid", bid, $"BENCH/1/2025-{number:D7}")
        {
            SubjectType = "bid", SubjectVersion = 1, After = after, RequestId = $"0HNH{number:D9}:00000001",
        };
    }

    private static async Task WriteSealsAsync(BenchDatabase database, IReadOnlyList<Seal> seals, SigningKey key)
    {
        await using var connection = await database.OpenAsync();
        await using (var writer = await connection.BeginBinaryImportAsync(
            "COPY record.seals (number, previous, root, count, at, algorithm, key_id, signature) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var s in seals)
                await writer.WriteRowAsync(default, s.Number, s.Previous, s.Root, s.Count, s.At, s.Algorithm, s.KeyId, s.Signature);
            await writer.CompleteAsync();
        }

        await using var command = new NpgsqlCommand("INSERT INTO record.signing_keys (id, algorithm, public_key, since) VALUES ($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = key.Id }, new() { Value = key.Algorithm }, new() { Value = key.PublicKey }, new() { Value = key.Since } },
        };
        await command.ExecuteNonQueryAsync();
    }

    private sealed class EntryWriter(NpgsqlConnection connection, NpgsqlBinaryImporter importer) : IAsyncDisposable
    {
        internal static async Task<EntryWriter> OpenAsync(BenchDatabase database, string module)
        {
            var connection = await database.OpenAsync();
            return new(connection, await connection.BeginBinaryImportAsync(
                $"COPY {module}.audit (id, at, organisation, credential, roles, act, subject, detail, form, subject_type, subject_version, after, request_id) FROM STDIN (FORMAT BINARY)"));
        }

        internal Task WriteAsync(AuditEntry e) => importer.WriteRowAsync(
            default, e.Id, e.At, e.Organisation, e.Credential, e.Roles, e.Act, e.Subject, e.Detail, e.Form, e.SubjectType, e.SubjectVersion, e.After, e.RequestId);

        internal async Task CompleteAsync() => await importer.CompleteAsync();

        public async ValueTask DisposeAsync()
        {
            await importer.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    private sealed class PlaceWriter(NpgsqlConnection connection, NpgsqlBinaryImporter importer) : IAsyncDisposable
    {
        internal static async Task<PlaceWriter> OpenAsync(BenchDatabase database)
        {
            var connection = await database.OpenAsync();
            return new(connection, await connection.BeginBinaryImportAsync(
                "COPY record.sealed_entries (seal_number, position, module, entry_id, leaf) FROM STDIN (FORMAT BINARY)"));
        }

        internal Task WriteAsync(SealedEntry e) => importer.WriteRowAsync(default, e.Seal, e.Position, e.Module, e.EntryId, e.Leaf);

        internal async Task CompleteAsync() => await importer.CompleteAsync();

        public async ValueTask DisposeAsync()
        {
            await importer.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
