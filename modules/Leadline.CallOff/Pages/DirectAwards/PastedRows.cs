using System.Globalization;
using System.Text;
using Leadline.Sdk;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>Lines as a spreadsheet copies them, or a file of comma-separated values has them, taken as rows of a table.</summary>
/// <param name="Rows">The rows by their columns' codes; null where the lines can't be taken.</param>
/// <param name="Fault">Why not: the text's key.</param>
/// <param name="Where">On which line.</param>
internal sealed record PastedRows(IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>>? Rows, string? Fault, string Where)
{
    /// <summary>Reads lines; a first line that names the columns is passed over.</summary>
    internal static PastedRows Read(string text, Question table)
    {
        if (Lines(text, text.Contains('\t', StringComparison.Ordinal) ? '\t' : ',') is not { } lines)
            return new PastedRows(null, "unreadable.quotes", "");
        var rows = new List<IReadOnlyDictionary<string, IReadOnlyList<string>>>();
        foreach (var (line, number) in lines)
        {
            if (line.TrueForAll(string.IsNullOrWhiteSpace) || (rows.Count == 0 && IsHead(line, table.Columns)))
                continue;
            if (line.Skip(table.Columns.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
                return new PastedRows(null, "unreadable.pasted", number.ToString(CultureInfo.InvariantCulture));
            rows.Add(table.Columns.Zip(line).ToDictionary(p => p.First.Code, p => CellReader.Settled(p.First, p.Second), StringComparer.Ordinal));
        }

        return new PastedRows(rows, null, "");
    }

    private static bool IsHead(List<string> line, IReadOnlyList<Question> columns) => line.Count == columns.Count
        && line.Zip(columns).All(p => Same(p.First, p.Second.Title) || Same(p.First, p.Second.Code));

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right, StringComparison.OrdinalIgnoreCase);

    // Cells in quotes may hold the separator, line breaks and, doubled, quotes. Null where quotes are opened and not closed.
    private static List<(List<string> Cells, int Number)>? Lines(string text, char separator)
    {
        List<(List<string>, int)> lines = [];
        var (cells, cell, quoted, blank) = (new List<string>(), new StringBuilder(), false, true);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[i++]);
                    blank = false;
                    break;
                case '"' when quoted || blank: // nothing but blanks so far
                    quoted = !quoted;
                    break;
                case var c when !quoted && c == separator:
                    End();
                    break;
                case '\n' when !quoted:
                    EndLine();
                    break;
                case var c:
                    cell.Append(c);
                    blank &= char.IsWhiteSpace(c);
                    break;
            }
        }

        EndLine();
        return quoted ? null : lines;

        void End()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
            blank = true;
        }

        void EndLine()
        {
            End();
            lines.Add((cells, lines.Count + 1));
            cells = [];
        }
    }
}
