using System.Globalization;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>The fields of one row by their columns, and what is found wrong with them.</summary>
internal sealed class RowFields(int line, IReadOnlyList<string> header, IReadOnlyList<string> values)
{
    private const int LongestQuoted = 40;

    private readonly List<ImportFault> _faults = [];

    internal int Line { get; } = line;

    internal IReadOnlyList<ImportFault> Faults => _faults;

    internal void Refuse(string column, string detail) => _faults.Add(new ImportFault(Line, column, detail));

    internal string Text(string column)
    {
        for (var i = 0; i < header.Count; i++)
            if (string.Equals(header[i], column, StringComparison.OrdinalIgnoreCase))
                return values[i];
        throw new InvalidOperationException($"The file has no column {column}.");
    }

    internal DateOnly? Date(string? column)
    {
        if (column is null || Text(column) is not { Length: > 0 } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Refuse(column, $"{Quoted(text)} is not a date of the calendar, written year-month-day as in 2013-04-01.");
        return null;
    }

    /// <summary>Refuses each field, taken or not, that holds what is no text.</summary>
    internal void RefuseUnprintable()
    {
        foreach (var (column, value) in header.Zip(values))
            if (value.Any(c => char.IsControl(c) || c == '\uFFFD'))
                Refuse(column, "Control characters, line breaks and bytes that are not UTF-8 are not text.");
    }

    /// <summary>A text as a message shows it: in quotation marks, and not at any length.</summary>
    internal static string Quoted(string text) => text.Length > LongestQuoted ? $"'{text[..LongestQuoted]}…'" : $"'{text}'";
}
