using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>One row of a table in a form.</summary>
public sealed record TableRow
{
    /// <summary>The cells that were filled in, in the order of the columns; their <see cref="Answer.Question"/> is the column's code.</summary>
    public required IReadOnlyList<Answer> Cells { get; init; }

    /// <summary>Whether a cell says yes; false where it is empty.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public bool IsYes(string column) => Cells.Find<YesNoAnswer>(column) is { IsYes: true };

    /// <summary>The number in a cell, or null.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public decimal? Number(string column) => Cells.Find<NumberAnswer>(column)?.Number;

    /// <summary>The amount of money in a cell, or null.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public Money? Amount(string column) => Cells.Find<AmountAnswer>(column)?.Amount;

    /// <summary>The day in a cell, or null.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public DateOnly? Day(string column) => Cells.Find<DayAnswer>(column)?.Day;

    /// <summary>The text in a cell, or null.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public string? Text(string column) => Cells.Find<TextAnswer>(column)?.Text;

    /// <summary>The codes chosen in a cell; empty where it is.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public IReadOnlyList<string> Choices(string column) => Cells.Find<ChoiceAnswer>(column)?.Codes ?? [];
}
