using Leadline.Host.Configuration;

namespace Leadline.Bench.Events;

/// <summary>A module's event within the process, on SQLite: announced, dispatched, claimed in the inbox, its effect stored.</summary>
internal static class EventsInProcess
{
    private const string Name = "module event, SQLite, in process";

    internal static async Task<IReadOnlyList<Row>> RunAsync(BenchOptions options)
    {
        var events = options.IsShort ? 500 : 3_000;
        var module = new EventModule();
        await using var product = await Product.StartAsync(more: [module]);
        var load = new EventLoad(product, module);
        await using var raw = await RawSqlite.OpenAsync(HostSettings.SqliteIn(product.Folder).ConnectionString);
        var meter = Meter.OfThisProcess();

        var contest = await Contest.RunAsync(Name, options.Rounds,
            async () =>
            {
                await load.ClearAsync();
                return await meter.MeasureAsync(events, () => load.RunAsync(events));
            },
            async () =>
            {
                await load.ClearAsync();
                return await meter.MeasureAsync(events, () => raw.RunAsync(events));
            });
        return
        [
            Row.OfRates(Name, Areas.Events, "events/s", contest, Goal.AtLeast(0.3, 0.6),
                $"at most {EventLoad.MostUnderWay} under way; against one writer that puts the inbox row and the effect into the same file, a transaction each."),
        ];
    }
}
