using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace Leadline.Modularity.Record;

/// <summary>The file is no export of the record.</summary>
internal sealed class NoExportException(string message) : Exception(message);

/// <summary>Checks an export line by line, offline: that each line is, to the byte, what the export writes, and what the lines say.</summary>
/// <param name="given">Public keys by their identifiers; null to take those that the export itself names.</param>
/// <param name="anchors">Seals kept outside, by their numbers.</param>
internal sealed class ChainVerifier(IReadOnlyDictionary<string, ECDsa>? given, IReadOnlyDictionary<long, Anchor> anchors)
{
    private const int LongestLine = 256 * 1024 * 1024;

    private ExportEnd? _end;

    /// <summary>Checks a whole export.</summary>
    /// <exception cref="NoExportException">The file does not begin as an export does.</exception>
    public async Task<Verdict> CheckAsync(Stream file, CancellationToken stop)
    {
        ChainCheck? chain = null;
        using var digest = new ExportDigest();
        await foreach (var line in LinesAsync(file, stop))
        {
            if (chain is null)
                chain = Begin(line.Span);
            else if (Take(chain, digest, line.Span) is { } wanting)
                return VerdictOf(chain, wanting);
            digest.Add(line.Span);
            digest.Add("\n"u8);
        }

        return chain is null ? throw new NoExportException("The file is empty.") : VerdictOf(chain, _end is null ? chain.Here("the export breaks off") : chain.AtTheEnd(_end.Loose, _end.Waiting));
    }

    private Verdict VerdictOf(ChainCheck chain, Finding? wanting) => chain.VerdictOf(wanting, _end?.Waiting ?? WaitingEntries.None);

    private ChainCheck Begin(ReadOnlySpan<byte> line)
    {
        if (ExportLines.Read<ExportHeader>(line) is not { Kind: ExportLines.HeaderKind } header)
            throw new NoExportException("The first line is not that of an export of the record.");
        if (header.Version != ExportLines.Version)
            throw new NoExportException($"The export is of version {header.Version}; this command reads version {ExportLines.Version}.");
        return new ChainCheck(given ?? header.Keys.ToDictionary(k => k.Id, k => PublicKeys.Read(k.PublicKey)), anchors);
    }

    private Finding? Take(ChainCheck chain, ExportDigest digest, ReadOnlySpan<byte> line) => (chain.WantsEntry, KindOf(line)) switch
    {
        _ when _end is not null => chain.Here("something follows the end of the export"),
        (true, _) => chain.Take(EntryLine.Read(line) is { } entry ? HashedEntry.Of(entry) : null),
        (false, ExportLines.SealKind) => chain.Take(ExportLines.Read<ExportedSeal>(line)),
        (false, ExportLines.EndKind) => TakeEnd(chain, digest, ExportLines.Read<ExportEnd>(line)),
        (false, ExportLines.EntryKind) when EntryLine.Read(line) is { } more =>
            new Finding("this entry stands where a seal belongs; no seal covers it", more.Seal, more.Position, more.Module, more.Id),
        _ => chain.Here("this line is not as the export writes it"),
    };

    private Finding? TakeEnd(ChainCheck chain, ExportDigest digest, ExportEnd? end)
    {
        if (end is null || !chain.Comes(end))
            return chain.Here("the end of the export does not say what was read");
        if (digest.Complete(end) != end)
            return chain.Here("the file is not as it was written: something beside the entries was changed in it");
        _end = end;
        return null;
    }

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
