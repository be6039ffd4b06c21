using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace Leadline.Modularity.Record;

/// <summary>What was found wanting, and where: the first such place in the order of the chain.</summary>
/// <param name="What">What is wrong, for people.</param>
/// <param name="Seal">The number of the seal.</param>
/// <param name="Position">The place in its batch, from 1.</param>
/// <param name="Module">Whose entry belongs there; null where nothing in the file can say it.</param>
/// <param name="Entry">The entry that belongs there.</param>
internal sealed record Finding(string What, long Seal, int Position, string? Module, Guid? Entry)
{
    public override string ToString() =>
        $"seal {Seal}, position {Position}{(Entry is { } entry ? $", entry {entry} of {Module}" : "")}: {What}";
}

/// <summary>What a check of an export came to.</summary>
/// <param name="Seals">How many seals were read and found good.</param>
/// <param name="Entries">How many entries were read and found good.</param>
/// <param name="Unsealed">How many entries waited for a seal when the export was written; they are not in it.</param>
/// <param name="Wanting">The first thing found wanting; null where all is good.</param>
internal sealed record Verdict(long Seals, long Entries, long Unsealed, Finding? Wanting);

/// <summary>A seal that somebody kept outside the installation.</summary>
/// <param name="Number">The seal's number.</param>
/// <param name="Hash">Its hash; null where only the root was kept.</param>
/// <param name="Root">Its root; null where only the hash was kept.</param>
internal sealed record Anchor(long Number, string? Hash, string? Root);

/// <summary>The file is no export of the record.</summary>
internal sealed class NoExportException(string message) : Exception(message);

/// <summary>
/// Checks an export line by line, from the first seal to the end, with nothing but the public keys and, where there are any, anchors. It
/// holds one batch at a time and stops at the first thing found wanting.
/// </summary>
/// <param name="given">Public keys by their identifiers; null to take those that the export itself names.</param>
/// <param name="anchors">Seals kept outside, by their numbers.</param>
internal sealed class ChainVerifier(IReadOnlyDictionary<string, ECDsa>? given, IReadOnlyDictionary<long, Anchor> anchors)
{
    private const int LongestLine = 256 * 1024 * 1024;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private IReadOnlyDictionary<string, ECDsa>? _keys = given;
    private Seal? _last;
    private ExportedSeal? _batch;
    private List<byte[]> _leaves = [];
    private Finding? _indexDiffers;
    private long _anchored;
    private long _entries;
    private ExportEnd? _end;

    private int Next => _leaves.Count + 1;

    private bool WantsEntry => _batch is not null && _leaves.Count < _batch.Count;

    /// <summary>Checks a whole export.</summary>
    /// <exception cref="NoExportException">The file does not begin as an export does.</exception>
    public async Task<Verdict> CheckAsync(Stream file, CancellationToken stop)
    {
        var started = false;
        await foreach (var line in LinesAsync(file, stop))
        {
            if (!started)
                Begin(line.Span);
            else if (Take(line.Span) is { } wanting)
                return VerdictOf(wanting);
            started = true;
        }

        return started ? VerdictOf(AtTheEnd()) : throw new NoExportException("The file is empty.");
    }

    private Verdict VerdictOf(Finding? wanting) => new(_last?.Number ?? 0, _entries, _end?.Unsealed ?? 0, wanting);

    private void Begin(ReadOnlySpan<byte> line)
    {
        if (ExportLines.Read<ExportHeader>(line) is not { Kind: ExportLines.HeaderKind } header)
            throw new NoExportException("The first line is not that of an export of the record.");
        if (header.Version != ExportLines.Version)
            throw new NoExportException($"The export is of version {header.Version}; this command reads version {ExportLines.Version}.");
        _keys ??= header.Keys.ToDictionary(k => k.Id, k => PublicKeys.Read(k.PublicKey));
    }

    private Finding? Take(ReadOnlySpan<byte> line) => (WantsEntry, KindOf(line)) switch
    {
        _ when _end is not null => Here("something follows the end of the export"),
        (true, _) => TakeEntry(EntryLine.Read(line)),
        (false, ExportLines.SealKind) => TakeSeal(ExportLines.Read<ExportedSeal>(line)),
        (false, ExportLines.EndKind) => TakeEnd(ExportLines.Read<ExportEnd>(line)),
        (false, ExportLines.EntryKind) when EntryLine.Read(line) is { } more =>
            new Finding("this entry stands where a seal belongs; no seal covers it", more.Seal, more.Position, more.Module, more.Id),
        _ => Here("this line is not as the export writes it"),
    };

    private Finding? TakeSeal(ExportedSeal? batch)
    {
        if (batch is null)
            return Here("the seal's line is not as the export writes it");
        var (seal, first) = (batch.Seal, batch.Index.Count > 0 ? batch.Index[0] : null);
        var what = WhatIsWrongWith(seal, batch.Index.Count);
        if (what is not null)
            return new Finding(what, (_last?.Number ?? 0) + 1, 1, first?.Module, first?.Id);
        (_batch, _last, _leaves) = (batch, seal, []);
        var root = Convert.ToHexStringLower(MerkleTree.RootOf([.. batch.Index.Select(LeafOf)]));
        _indexDiffers = root == seal.Root ? null : new Finding("the index of the batch is not what was signed", seal.Number, 1, first!.Module, first.Id);
        return null;
    }

    private string? WhatIsWrongWith(Seal seal, int indexed) => seal switch
    {
        _ when seal.Number != (_last?.Number ?? 0) + 1 => $"seal {seal.Number} stands where seal {(_last?.Number ?? 0) + 1} belongs",
        _ when seal.Previous != (_last?.Hash ?? Seal.NoSeal) => $"seal {seal.Number} does not follow from the seal before it",
        { Count: < 1 } => $"seal {seal.Number} covers nothing",
        _ when seal.Count != indexed => $"seal {seal.Number} covers {seal.Count} entries and its index names {indexed}",
        _ when !_keys!.ContainsKey(seal.KeyId) => $"seal {seal.Number} is signed by the key {seal.KeyId}, which was not given",
        _ when !IsSigned(seal, _keys[seal.KeyId]) => $"the signature of seal {seal.Number} is not good",
        _ => WhatTheAnchorSays(seal),
    };

    private string? WhatTheAnchorSays(Seal seal)
    {
        if (!anchors.TryGetValue(seal.Number, out var anchor))
            return null;
        if ((anchor.Hash is not null && anchor.Hash != seal.Hash) || (anchor.Root is not null && anchor.Root != seal.Root))
            return $"seal {seal.Number} is not the one that was kept outside: the record was rewritten after seal {_anchored} and signed again";
        _anchored = seal.Number;
        return null;
    }

    private Finding? TakeEntry(ExportedEntry? read)
    {
        var belongs = _batch!.Index[_leaves.Count];
        Finding Wrong(string what) => new(what, _batch.Number, Next, belongs.Module, belongs.Id);
        if (read is null)
            return Wrong("the entry's line is not as the export writes it");
        if (_indexDiffers is null && (read.Module, read.Id) != (belongs.Module, belongs.Id))
            return Wrong($"entry {read.Id} of {read.Module} stands here: one was dropped, added or moved");
        if ((read.Kind, read.Seal, read.Position) != (ExportLines.EntryKind, _batch.Number, Next))
            return Wrong("the entry's line names another place");
        if (read.Form != LeafForm.Current)
            return Wrong($"the entry is of form {read.Form}, which this command does not know");
        var leaf = LeafForm.HashOf(read.Module, read.Entry);
        var differs = Convert.ToHexStringLower(leaf) != belongs.Leaf || (read.Module, read.Id) != (belongs.Module, belongs.Id);
        if (differs && _indexDiffers is null)
            return Wrong("the entry was changed after it was sealed");
        // The index itself is not what was signed: the first entry that it and the entries disagree on is where it was changed.
        if (differs)
            return Wrong("the entry and the index of its batch differ, and the index is not what was signed");
        _leaves.Add(leaf);
        _entries++;
        return WantsEntry ? null : _indexDiffers;
    }

    private Finding? TakeEnd(ExportEnd? end)
    {
        if (end is null || (end.Seals, end.Entries) != (_last?.Number ?? 0, _entries))
            return Here("the end of the export does not say what was read");
        _end = end;
        return null;
    }

    private Finding? AtTheEnd()
    {
        if (_end is null)
            return Here("the export breaks off");
        var beyond = anchors.Keys.Where(n => n > (_last?.Number ?? 0)).DefaultIfEmpty().Max();
        return beyond > 0
            ? new Finding($"the record is cut off: seal {beyond} was kept outside, and the export ends with seal {_last?.Number ?? 0}", (_last?.Number ?? 0) + 1, 1, null, null)
            : null;
    }

    private Finding Here(string what) => WantsEntry
        ? new Finding(what, _batch!.Number, Next, _batch.Index[_leaves.Count].Module, _batch.Index[_leaves.Count].Id)
        : new Finding(what, (_last?.Number ?? 0) + 1, 1, null, null);

    private static bool IsSigned(Seal seal, ECDsa key)
    {
        try
        {
            return seal.IsSignedBy(key);
        }
        catch (FormatException)
        {
            return false; // no Base64 at all
        }
    }

    private static byte[] LeafOf(IndexedEntry entry) =>
        entry.Leaf.Length == 64 && !entry.Leaf.AsSpan().ContainsAnyExcept(HexDigits) ? Convert.FromHexString(entry.Leaf) : [];

    private static string? KindOf(ReadOnlySpan<byte> line) =>
        line.StartsWith("{\"kind\":\"seal\""u8) ? ExportLines.SealKind
        : line.StartsWith("{\"kind\":\"entry\""u8) ? ExportLines.EntryKind
        : line.StartsWith("{\"kind\":\"end\""u8) ? ExportLines.EndKind
        : null;

    // By line feeds alone: a carriage return within a line is a change like any other. A line is good until the next one is asked for.
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(stop);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return Line(rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > LongestLine)
                throw new NoExportException($"A line is longer than {LongestLine} bytes.");
            if (read.IsCompleted && !rest.IsEmpty)
                yield return Line(rest);
            if (read.IsCompleted)
                break;
            reader.AdvanceTo(rest.Start, rest.End);
        }

        await reader.CompleteAsync();
    }

    private static ReadOnlyMemory<byte> Line(ReadOnlySequence<byte> bytes) => bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
}
