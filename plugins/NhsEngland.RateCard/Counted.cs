using Leadline.Sdk;

namespace NhsEngland.RateCard;

/// <summary>What an answer counts for.</summary>
internal static class Counted
{
    /// <summary>An answer as a whole: the number; the rows of a table; the choices made; 1 for yes, and for a day, a text or an amount.</summary>
    internal static decimal Whole(Answer answer) => answer switch
    {
        NumberAnswer number => number.Number,
        TableAnswer table => table.Rows.Count,
        ChoiceAnswer choice => choice.Codes.Count,
        YesNoAnswer { IsYes: false } => 0,
        _ => 1,
    };

    /// <summary>
    /// What is in it: 1 for each choice made; for each column of a table the sum of its numbers, its rows that say yes, or how often each of
    /// its choices was made. Columns of days, texts and amounts count for nothing.
    /// </summary>
    internal static IEnumerable<(string Part, decimal Quantity)> Parts(Answer answer) => answer switch
    {
        ChoiceAnswer choice => choice.Codes.Select(code => (code, 1m)),
        TableAnswer table => table.Rows.SelectMany(row => row.Cells).SelectMany(Cell).GroupBy(c => c.Part).Select(g => (g.Key, g.Sum(c => c.Quantity))),
        _ => Enumerable.Empty<(string, decimal)>(),
    };

    private static IEnumerable<(string Part, decimal Quantity)> Cell(Answer cell) => cell switch
    {
        NumberAnswer number => new List<(string, decimal)> { (cell.Question, number.Number) },
        YesNoAnswer yes => new List<(string, decimal)> { (cell.Question, yes.IsYes ? 1 : 0) },
        ChoiceAnswer choice => choice.Codes.Select(code => ($"{cell.Question}-{code}", 1m)),
        _ => Enumerable.Empty<(string, decimal)>(),
    };
}
