namespace Leadline.Sdk;

/// <summary>What a batch of a supplier's file comes to.</summary>
public sealed record ReturnRows
{
    /// <summary>The rows of the return, in the order of the file.</summary>
    public required IReadOnlyList<ReturnRow> Rows { get; init; }

    /// <summary>What is wrong with rows that could not be read. One fault, and the upload is refused with all of them.</summary>
    public Findings Findings { get; init; } = Findings.None;

    /// <summary>
    /// How many rows of the batch were passed over on purpose, such as headings and totals. Rows read, rows at fault and these must make up
    /// the batch; else the host refuses it.
    /// </summary>
    public required int PassedOver { get; init; }

    /// <summary>What the next batch has to know, such as where the headings stood: at most 4,000 characters, or null.</summary>
    public string? Carried { get; init; }
}

/// <summary>A row of a return, still as text: the host reads and checks it as if it were typed in.</summary>
public sealed record ReturnRow
{
    /// <summary>The row of the file that it is from.</summary>
    public required int FromRow { get; init; }

    /// <summary>The cells that are filled.</summary>
    public required IReadOnlyList<ReturnCell> Cells { get; init; }
}

/// <summary>A cell of a return.</summary>
public sealed record ReturnCell
{
    /// <summary>The column's code.</summary>
    public required string Column { get; init; }

    /// <summary>Its text: amounts in pounds such as <c>1234.50</c>, days such as <c>2019-10-31</c>, yes or no.</summary>
    public required string Text { get; init; }
}
