using System.Globalization;
using Leadline.Sdk;

namespace Fenmoor.PrimaryCareIT;

/// <summary>Reads the export of Fenmoor's ledger: a heading somewhere in the first rows, then one invoice a row, and totals that begin with an equals sign.</summary>
public sealed class LedgerExport : IReturnFormat
{
    private static readonly string[] Headings = ["Contract", "Invoice", "Net GBP"];
    private static readonly string[] Columns = ["contract", "invoice-reference", "net-value"];

    /// <inheritdoc/>
    public ReturnRows Read(ReturnBatch batch)
    {
        // What is carried are the places of the three columns, such as 0,3,7, once the heading was seen.
        var places = batch.Carried?.Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var rows = new List<ReturnRow>();
        var findings = new List<Finding>();
        var passedOver = 0;
        foreach (var row in batch.Rows)
        {
            if (places is null)
            {
                places = Find(row);
                passedOver++;
            }
            else if (row.Cells.All(c => c.Length == 0) || row.Cells[0].StartsWith('='))
            {
                passedOver++;
            }
            else if (places.Max() >= row.Cells.Count)
            {
                findings.Add(new Finding { Severity = Severity.Fault, Code = "row-short", Message = "The row ends before the last column that is needed.", Place = $"row {row.Number}" });
            }
            else
            {
                rows.Add(new ReturnRow { FromRow = row.Number, Cells = [.. Columns.Select((column, i) => new ReturnCell { Column = column, Text = row.Cells[places[i]].Trim() })] });
            }
        }

        if (places is null && batch.IsLast)
            findings.Add(new Finding { Severity = Severity.Fault, Code = "no-heading", Message = $"No row holds the headings {string.Join(", ", Headings)}.", Place = "row 1" });
        return new ReturnRows { Rows = rows, Findings = new Findings { All = findings }, PassedOver = passedOver, Carried = places is null ? null : string.Join(",", places) };
    }

    private static int[]? Find(TextRow row)
    {
        var cells = row.Cells.ToList();
        var places = Headings.Select(h => cells.FindIndex(c => c == h)).ToArray();
        return places.All(p => p >= 0) ? places : null;
    }
}
