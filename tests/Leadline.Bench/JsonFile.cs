using System.Text.Encodings.Web;
using System.Text.Json;

namespace Leadline.Bench;

/// <summary>The rows for machines.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static Task WriteAsync(string path, IReadOnlyList<Row> rows, BenchOptions options) => File.WriteAllTextAsync(path, JsonSerializer.Serialize(new
    {
        processors = Environment.ProcessorCount,
        @short = options.IsShort,
        rounds = options.Rounds,
        rows = rows.Select(row => new
        {
            row.Name, row.Area, row.Unit,
            ours = row.Ours.Value, limit = row.Limit?.Value,
            row.Ratio, leastRatio = row.Least, mostRatio = row.Most,
            goal = row.Goal?.Must, reach = row.Goal?.Reach, better = row.Goal is null ? null : row.Goal.IsCeiling ? "lower" : "higher",
            row.Met, row.Reached,
            oursCpuMicroseconds = row.Ours.CpuMicroseconds, oursServerCpuMicroseconds = row.Ours.ServerCpuMicroseconds,
            limitCpuMicroseconds = row.Limit?.CpuMicroseconds, limitServerCpuMicroseconds = row.Limit?.ServerCpuMicroseconds,
            row.Note, row.Failure,
        }),
    }, Json) + "\n");
}
