namespace Leadline.Bench.Events;

/// <summary>
/// A module's event through RabbitMQ, on PostgreSQL. The limit is the lower of what the database and the bus can do alone. At the end the
/// broker is restarted under load, and every event must have had its effect once.
/// </summary>
internal static class EventsThroughBroker
{
    private const string Name = "module event, PostgreSQL, RabbitMQ";

    internal static async Task<IReadOnlyList<Row>> RunAsync(BenchOptions options)
    {
        var events = options.IsShort ? 500 : 4_000;
        var module = new EventModule();
        await using var database = await BenchDatabase.MakeAsync();
        await using var product = await Product.StartAsync(database, Surroundings.RabbitMq, [module]);
        var load = new EventLoad(product, module);
        var meter = Meter.OfThisProcess(await Surroundings.PostgresProcessesAsync(), await Surroundings.RabbitMqProcessesAsync());

        var contest = await ContestAsync(options, events, load, meter, database);
        var failure = await RestartAsync(events, load);
        return
        [
            Row.OfRates(Name, Areas.Events, "events/s", contest, Goal.AtLeast(0.3, 0.6),
                $"at most {EventLoad.MostUnderWay} under way; against the lower, round by round, of inbox row and effect by raw SQL and of MassTransit with confirms; "
                + $"then {events} events with the broker restarted half way, which the rate leaves out, and none may be lost or doubled.") with { Failure = failure },
        ];
    }

    private static async Task<Contest> ContestAsync(BenchOptions options, int events, EventLoad load, Meter meter, BenchDatabase database)
    {
        await using var raw = RawPostgres.On(database.ConnectionString);
        await using var bus = await BareBus.StartAsync(Surroundings.RabbitMq);
        return await Contest.RunAsync(Name, options.Rounds,
            async () =>
            {
                await load.ClearAsync();
                return await meter.MeasureAsync(events, () => load.RunAsync(events));
            },
            async () =>
            {
                await load.ClearAsync();
                var store = await meter.MeasureAsync(events, () => raw.RunAsync(events));
                var messages = await meter.MeasureAsync(events, () => bus.RunAsync(events));
                return store.PerSecond < messages.PerSecond ? store : messages;
            });
    }

    private static async Task<string?> RestartAsync(int events, EventLoad load)
    {
        Progress.Say($"{Name}: restarting the broker under load");
        await load.ClearAsync();
        await load.RunAsync(events, Surroundings.RestartBrokerAsync);
        var (causes, doubled) = await load.CountAsync();
        return causes == events && doubled == 0 ? null : $"of {events} events {events - causes} have no effect and {doubled} effects are doubled";
    }
}
