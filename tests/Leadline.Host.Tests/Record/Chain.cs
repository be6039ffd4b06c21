using System.Security.Cryptography;
using System.Text;
using Leadline.Modularity.Record;

namespace Leadline.Host.Tests.Record;

/// <summary>A chain made in memory, and the export of it as lines.</summary>
internal sealed class Chain : IDisposable
{
    internal static readonly DateTimeOffset Instant = new(2025, 9, 1, 9, 0, 0, TimeSpan.Zero);

    internal ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal List<List<AuditEntry>> Batches { get; } = [];

    internal static Chain Of(int seed, params IEnumerable<int> sizes)
    {
        var chain = new Chain();
        var random = new Random(seed);
        foreach (var size in sizes)
            chain.Batches.Add([.. Enumerable.Range(0, size).Select(_ => Entry(random))]);
        return chain;
    }

    internal static AuditEntry Entry(Random random)
    {
        var entry = new AuditEntry(Guid.CreateVersion7(), Instant.AddMicroseconds(random.Next()), Id(random), Id(random), "Buyer", "award-call-off",
            Guid.CreateVersion7(), $"LPF/1/2015-{random.Next(10_000):D4} at £1,234.56")
        {
            SubjectType = "further-competition", SubjectVersion = random.Next(1, 9),
        };
        return random.Next(2) == 0 ? entry : entry with
        {
            Before = """{"state":"Opened"}""", After = """{"state":"AwardPending","title":"Ünïcode \" and \u0000"}""", Reason = "The better bid.", RequestId = "0HN1:2",
        };
    }

    internal static string Module(int position) => position % 2 == 0 ? "call_off" : "directory";

    internal static ExportedEntry Line(long seal, int position, string module, AuditEntry entry) =>
        ExportedEntry.Of(new SealedEntry(seal, position, module, entry.Id, Convert.ToHexStringLower(LeafForm.HashOf(module, entry))), entry);

    /// <summary>The seals, made anew.</summary>
    internal List<(Seal Seal, List<IndexedEntry> Index)> Seal()
    {
        var seals = new List<(Seal, List<IndexedEntry>)>();
        Seal? last = null;
        foreach (var batch in Batches)
        {
            byte[][] leaves = [.. batch.Select((e, i) => LeafForm.HashOf(Module(i), e))];
            last = Modularity.Record.Seal.Sign(last, MerkleTree.RootOf(leaves), batch.Count, Instant, Key);
            seals.Add((last, [.. batch.Select((e, i) => new IndexedEntry(Module(i), e.Id, Convert.ToHexStringLower(leaves[i])))]));
        }

        return seals;
    }

    /// <summary>The lines of the export, the places of its entries among them.</summary>
    internal List<string> Lines(List<(Seal Seal, List<IndexedEntry> Index)>? seals = null)
    {
        seals ??= Seal();
        var lines = new List<string> { Text(new ExportHeader(ExportLines.HeaderKind, ExportLines.Version, Instant, [SigningKey.Of(Key, Instant)])) };
        foreach (var (seal, index) in seals)
        {
            lines.Add(Text(ExportedSeal.Of(seal, index)));
            lines.AddRange(Batches[(int)seal.Number - 1].Select((e, i) => Text(Line(seal.Number, i + 1, Module(i), e))));
        }

        lines.Add(End(lines, seals.Count, seals.Sum(s => s.Seal.Count), WaitingEntries.None));
        return lines;
    }

    /// <summary>The last line that belongs to others.</summary>
    internal static string End(IEnumerable<string> lines, long seals, long entries, WaitingEntries waiting)
    {
        using var digest = new ExportDigest();
        foreach (var line in lines)
            digest.Add(Encoding.UTF8.GetBytes(line + "\n"));
        return Text(digest.Complete(new ExportEnd(ExportLines.EndKind, seals, entries, waiting, null, "")));
    }

    /// <summary>Where in the lines each entry stands, by seal and position.</summary>
    internal IEnumerable<(int Line, long Seal, int Position, AuditEntry Entry)> Places()
    {
        var line = 1;
        for (var b = 0; b < Batches.Count; b++)
        {
            line++;
            for (var i = 0; i < Batches[b].Count; i++, line++)
                yield return (line, b + 1, i + 1, Batches[b][i]);
        }
    }

    internal static Task<Verdict> CheckAsync(List<string> lines, IReadOnlyDictionary<string, ECDsa>? keys = null, params IEnumerable<Seal> anchors) =>
        CheckAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), keys, anchors);

    internal static async Task<Verdict> CheckAsync(byte[] file, IReadOnlyDictionary<string, ECDsa>? keys = null, params IEnumerable<Seal> anchors)
    {
        using var stream = new MemoryStream(file);
        var kept = anchors.ToDictionary(s => s.Number, s => new Anchor(s.Number, s.Hash, s.Root));
        return await new ChainVerifier(keys, kept).CheckAsync(stream, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Key.Dispose();

    private static string Text<TLine>(TLine line) => Encoding.UTF8.GetString(ExportLines.Write(line));

    private static Guid? Id(Random random) => random.Next(2) == 0 ? null : Guid.CreateVersion7();
}
