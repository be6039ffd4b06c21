using System.Runtime.CompilerServices;
using Leadline.Primitives;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>A file of organisations whose layout was recognised by its header. It is read once, row by row.</summary>
internal sealed class OrganisationFile : IAsyncDisposable
{
    private readonly IAsyncEnumerator<CsvLine> _lines;
    private readonly RowReader _reader;

    private OrganisationFile(FileLayout layout, IReadOnlyList<string> header, IAsyncEnumerator<CsvLine> lines) =>
        (Layout, _reader, _lines) = (layout, new RowReader(layout, header), lines);

    internal FileLayout Layout { get; }

    /// <summary>Reads the header; refuses a file that is empty or whose layout isn't known.</summary>
    internal static async Task<Outcome<OrganisationFile>> OpenAsync(Stream bytes, CancellationToken stop)
    {
        var lines = CsvLines.ReadAsync(bytes, stop).GetAsyncEnumerator(stop);
        if (!await lines.MoveNextAsync())
        {
            await lines.DisposeAsync();
            return new Refusal("file-empty", $"The file is empty. {KnownColumns}");
        }

        var header = CsvFields.Of(lines.Current).Values;
        if (KnownLayouts.All.FirstOrDefault(l => l.Has(header)) is { } layout)
            return new OrganisationFile(layout, header, lines);
        await lines.DisposeAsync();
        return new Refusal("layout-unknown",
            $"No known layout has this header: {RowFields.Quoted(string.Join(',', header))}. A file is UTF-8 with commas between its fields. {KnownColumns}");
    }

    internal async IAsyncEnumerable<ReadRow> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (await _lines.MoveNextAsync())
        {
            stop.ThrowIfCancellationRequested();
            yield return _reader.Read(_lines.Current);
        }
    }

    public ValueTask DisposeAsync() => _lines.DisposeAsync();

    private static string KnownColumns { get; } =
        "Known layouts: " + string.Join("; ", KnownLayouts.All.Select(l => $"{l.Code} ({string.Join(',', l.Columns)})")) + ".";
}
