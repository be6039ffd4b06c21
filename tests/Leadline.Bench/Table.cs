using System.Globalization;

namespace Leadline.Bench;

/// <summary>The rows for people.</summary>
internal static class Table
{
    internal static void Print(IReadOnlyList<Row> rows)
    {
        string[] head = ["", "ours", "limit", "ratio (least to most)", "must", "reach", "met", "CPU µs ours + servers", "CPU µs limit + servers"];
        var lines = rows.Select(Cells).Prepend(head).ToList();
        var widths = Enumerable.Range(0, head.Length).Select(c => lines.Max(l => l[c].Length)).ToList();
        foreach (var line in lines)
            Console.WriteLine(string.Join("  ", line.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd());
        Console.WriteLine();
        foreach (var row in rows)
            Console.WriteLine($"{row.Name}: {row.Note}{(row.Failure is { } failure ? $" FAILED: {failure}" : "")}");
    }

    internal static string Number(double value) => value switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        _ => value.ToString("F2", CultureInfo.InvariantCulture),
    };

    private static string[] Cells(Row row) =>
    [
        row.Name,
        $"{Number(row.Ours.Value)} {row.Unit}",
        row.Limit is null ? "" : $"{Number(row.Limit.Value)} {row.Unit}",
        $"{Number(row.Ratio)} ({Number(row.Least)} to {Number(row.Most)})",
        row.Goal is null ? "" : Sign(row.Goal) + Number(row.Goal.Must),
        row.Goal is null ? "" : Sign(row.Goal) + Number(row.Goal.Reach),
        (row.Met, row.Reached) switch { (null, _) => "-", (false, _) => "no", (true, true) => "reached", _ => "yes" },
        Cpu(row.Ours),
        row.Limit is null ? "" : Cpu(row.Limit),
    ];

    private static string Cpu(Side side) => $"{Number(side.CpuMicroseconds)} + {Number(side.ServerCpuMicroseconds)}";

    private static string Sign(Goal goal) => goal.IsCeiling ? "<= " : ">= ";
}
