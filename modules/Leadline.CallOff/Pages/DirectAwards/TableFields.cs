using System.Globalization;
using Leadline.Sdk;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>The fields of a table of a requirement form: its rows and, beside them, what was pasted to become rows.</summary>
/// <param name="Name">The start of their names.</param>
/// <param name="Question">The question.</param>
internal sealed record TableFields(string Name, Question Question)
{
    /// <summary>No form has longer tables, whatever is sent.</summary>
    private const int MostRows = 10_000;

    /// <summary>How many empty rows there are to begin with, and how many a press of the button adds.</summary>
    internal const int EmptyRows = 5;

    internal string Count => Name + ".Rows";

    internal string Pasted => Name + ".Pasted";

    /// <summary>Whether pasted rows take the place of those above.</summary>
    internal string Replace => Name + ".Replace";

    internal string Cell(int row, string column) => string.Create(CultureInfo.InvariantCulture, $"{Name}.{row}.{column}");

    /// <summary>How many rows are drawn.</summary>
    internal int RowsIn(TypedFields typed) => int.TryParse(typed.One(Count), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Min(rows, MostRows) : 0;

    /// <summary>All its fields in the order in which they are drawn.</summary>
    internal IEnumerable<string> FieldsIn(TypedFields typed) =>
        [Count, .. Enumerable.Range(0, RowsIn(typed)).SelectMany(row => Question.Columns.Select(c => Cell(row, c.Code))), Pasted];

    /// <summary>Leaves out empty rows and takes pasted lines in, so that rows are counted as the answer counts them.</summary>
    /// <returns>Why what was pasted can't be taken in; it then stays where it is.</returns>
    internal Unreadable? Settle(TypedFields typed)
    {
        var rows = Read(typed).Where(r => r.Values.Any(cell => cell.Any(t => !string.IsNullOrWhiteSpace(t)))).ToList();
        var pasted = PastedRows.Read(typed.One(Pasted), Question);
        if (pasted.Rows is { } more)
        {
            rows = typed.One(Replace).Length > 0 && more.Count > 0 ? [.. more] : [.. rows, .. more];
            typed.Put(Pasted);
            typed.Put(Replace);
        }

        Write(typed, rows);
        return pasted.Rows is null ? new Unreadable(Pasted, pasted.Fault!, Question.Title, pasted.Where) : null;
    }

    /// <summary>Has more rows drawn.</summary>
    internal void AddRows(TypedFields typed) => Put(typed, Math.Min(RowsIn(typed) + EmptyRows, MostRows));

    internal void Write(TypedFields typed, IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> rows)
    {
        for (var i = 0; i < Math.Max(rows.Count, RowsIn(typed)); i++)
        {
            foreach (var column in Question.Columns)
                typed.Put(Cell(i, column.Code), i < rows.Count ? rows[i].GetValueOrDefault(column.Code, []) : []);
        }

        Put(typed, rows.Count);
    }

    private IEnumerable<IReadOnlyDictionary<string, IReadOnlyList<string>>> Read(TypedFields typed) =>
        Enumerable.Range(0, RowsIn(typed)).Select(row => Question.Columns.ToDictionary(c => c.Code, c => typed.All(Cell(row, c.Code)), StringComparer.Ordinal));

    private void Put(TypedFields typed, int rows) => typed.Put(Count, rows.ToString(CultureInfo.InvariantCulture));
}
