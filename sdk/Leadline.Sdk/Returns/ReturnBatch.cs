using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>A piece of an uploaded file.</summary>
public sealed record ReturnBatch
{
    /// <summary>The most rows in a batch.</summary>
    public const int MostRows = 1_000;

    /// <summary>The framework agreement's reference.</summary>
    public required string Framework { get; init; }

    /// <summary>The month that is reported on.</summary>
    public required Month Month { get; init; }

    /// <summary>The columns of the framework's return, in order.</summary>
    public required IReadOnlyList<ReturnColumn> Columns { get; init; }

    /// <summary>The sheet's name; empty for a file without sheets.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>The rows, in the order of the file, empty ones included.</summary>
    public required IReadOnlyList<TextRow> Rows { get; init; }

    /// <summary>What the batch before this one left in <see cref="ReturnRows.Carried"/>; null in the first.</summary>
    public string? Carried { get; init; }

    /// <summary>Whether this is the last batch of the file.</summary>
    public required bool IsLast { get; init; }
}

/// <summary>A row of the file, as text.</summary>
public sealed record TextRow
{
    /// <summary>The row's number in its sheet, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The cells from the first column on; an empty one is an empty text. Numbers and days stand as the file stores them, unformatted.</summary>
    public required IReadOnlyList<string> Cells { get; init; }
}

/// <summary>A column of a framework's return.</summary>
public sealed record ReturnColumn
{
    /// <summary>What the column is found by, such as <c>net-value</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds: never <see cref="QuestionKind.Table"/>.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>Whether every row has it.</summary>
    public required bool IsCompulsory { get; init; }
}
