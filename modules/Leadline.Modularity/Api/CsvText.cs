using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Leadline.Modularity.Api;

/// <summary>Open data as comma-separated values (RFC 4180), for people with a spreadsheet.</summary>
public static class CsvText
{
    // A text that a spreadsheet would take for a formula is marked as a text.
    private static readonly CsvConfiguration Layout = new(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape };

    /// <summary>Writes a line of the columns' names, and a line for each row.</summary>
    /// <param name="columns">The names, in order.</param>
    /// <param name="rows">Of each row its cells, as many as there are columns; null for an empty one.</param>
    public static string Of(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Layout))
        {
            foreach (var line in rows.Prepend(columns))
            {
                foreach (var cell in line)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    /// <summary>A day as a cell: ISO 8601, or nothing.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
