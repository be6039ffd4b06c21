using System.Globalization;
using Leadline.Sdk;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>How a spreadsheet writes what the fields of a table's cells hold.</summary>
internal static class CellReader
{
    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd"];

    /// <summary>A day in one field; null where it is none.</summary>
    internal static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2199 ? day : null;

    /// <summary>What a pasted cell puts into the field: of choices their codes, also where it names them by their titles; else what it is.</summary>
    internal static IReadOnlyList<string> Settled(Question column, string pasted) => column.Kind switch
    {
        QuestionKind.YesNo => [pasted.ToUpperInvariant() switch { "YES" or "Y" or "TRUE" => "yes", "NO" or "N" or "FALSE" => "no", _ => pasted }],
        QuestionKind.Choice => [CodeOf(column, pasted)],
        QuestionKind.Choices => [.. pasted.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => CodeOf(column, p))],
        _ => [pasted],
    };

    private static string CodeOf(Question column, string pasted) =>
        column.Choices.FirstOrDefault(c => Same(c.Code, pasted) || Same(c.Title, pasted))?.Code ?? pasted;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
