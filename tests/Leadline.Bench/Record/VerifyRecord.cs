using Leadline.Host.Record;
using Leadline.Modularity.Record;

namespace Leadline.Bench.Record;

/// <summary>The whole record checked where it lies in PostgreSQL: signatures, roots and every byte of every entry.</summary>
internal static class VerifyRecord
{
    private const string Name = "verify the record from PostgreSQL";

    internal static async Task<IReadOnlyList<Row>> RunAsync(BenchOptions options)
    {
        var entries = options.IsShort ? 50_000 : 1_000_000;
        await using var database = await BenchDatabase.MakeAsync();
        await using var product = await Product.StartAsync(database);
        Progress.Say($"{Name}: writing {entries:N0} sealed entries");
        await SealedRecord.WriteAsync(database, entries);
        var meter = Meter.OfThisProcess(await Surroundings.PostgresProcessesAsync());

        var contest = await Contest.RunAsync(Name, options.Rounds,
            () => meter.MeasureAsync(entries, () => VerifyAsync(product, entries)),
            () => meter.MeasureAsync(entries, async () => Demand(entries, await BareChain.ReadAsync(database))));
        var times = contest.Ratios(p => p.Limit.PerSecond / p.Ours.PerSecond);
        return
        [
            new Row(Name, Areas.Record, "entries/s", contest.Ours, contest.Limit, times.Median, times.Least, times.Most, Goal.AtMost(3, 2),
                $"{entries:N0} entries, checked where they lie; the ratio is of times, against reading the entries and a bare SHA-256 chain over them."),
        ];
    }

    private static async Task VerifyAsync(Product product, int entries)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var verdict = await scope.ServiceProvider.GetRequiredService<RecordCheck>().CheckAsync(null, new Dictionary<long, Anchor>(), default);
        Demand(entries, verdict.Entries);
        if (verdict.Wanting is { } wanting)
            throw new InvalidOperationException($"The record is wanting: {wanting}");
    }

    private static void Demand(long entries, long found)
    {
        if (found != entries)
            throw new InvalidOperationException($"{found} of {entries} entries were read.");
    }
}
