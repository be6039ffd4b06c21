using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>One line of a file.</summary>
/// <param name="Number">Counted from 1, blank lines included, as an editor shows it.</param>
/// <param name="Text">The line without its end; only its beginning where it was cut.</param>
/// <param name="Cut">Whether the line is longer than <see cref="CsvLines.Longest"/>.</param>
internal readonly record struct CsvLine(int Number, string Text, bool Cut);

/// <summary>
/// Cuts a stream of bytes into lines, holding one at a time however long they are. A line is a row: no published layout breaks a line
/// within quotes, so a quotation mark left open spoils its own row and not the rest of the file.
/// </summary>
internal static class CsvLines
{
    /// <summary>The most bytes of a line; the longest row of the published files has some 200.</summary>
    internal const int Longest = 16 * 1024;

    /// <summary>The lines that are not blank. Bytes that are not UTF-8 come as U+FFFD, which no field may hold.</summary>
    internal static async IAsyncEnumerable<CsvLine> ReadAsync(Stream bytes, [EnumeratorCancellation] CancellationToken stop)
    {
        var pipe = PipeReader.Create(bytes, new StreamPipeReaderOptions(leaveOpen: true));
        var number = 0;
        await foreach (var (line, cut) in SplitAsync(pipe, stop))
        {
            number++;
            var text = number == 1 ? line.TrimStart('\uFEFF') : line;
            if (!string.IsNullOrWhiteSpace(text))
                yield return new CsvLine(number, text, cut);
        }

        await pipe.CompleteAsync();
    }

    private static async IAsyncEnumerable<(string Line, bool Cut)> SplitAsync(PipeReader pipe, [EnumeratorCancellation] CancellationToken stop)
    {
        string? beginning = null; // of a line that is too long, while its rest is passed over
        while (true)
        {
            var read = await pipe.ReadAsync(stop);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                yield return beginning is null ? Of(line) : (beginning, true);
                beginning = null;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > Longest || beginning is not null)
            {
                beginning ??= Of(rest).Line;
                rest = rest.Slice(rest.End);
            }

            if (read.IsCompleted)
            {
                if (rest.Length > 0 || beginning is not null)
                    yield return beginning is null ? Of(rest) : (beginning, true);
                yield break;
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static (string Line, bool Cut) Of(ReadOnlySequence<byte> bytes)
    {
        var cut = bytes.Length > Longest;
        var line = Encoding.UTF8.GetString(cut ? bytes.Slice(0, Longest) : bytes);
        return (line.EndsWith('\r') ? line[..^1] : line, cut);
    }
}
