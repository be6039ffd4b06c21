using Leadline.Bench;
using Leadline.Bench.Bids;
using Leadline.Bench.Events;
using Leadline.Bench.Record;

// What build/bench runs; its --help names the options. "serve-limit CONNECTION" is the other side of the bids, as a process of its own.
if (args is [BareServer.Verb, var connection])
    return await BareServer.RunAsync(connection);

if (BenchOptions.Read(args, out var fault) is not { } options)
{
    await Console.Error.WriteLineAsync($"bench: {fault}");
    return 2;
}

IReadOnlyList<(string Area, Func<BenchOptions, Task<IReadOnlyList<Row>>> RunAsync)> areas =
[
    (Areas.Record, VerifyRecord.RunAsync),
    (Areas.Events, EventsInProcess.RunAsync),
    (Areas.Events, EventsThroughBroker.RunAsync),
    (Areas.Bids, SubmitBids.RunAsync),
];
var rows = new List<Row>();
foreach (var (_, runAsync) in areas.Where(a => options.Wants(a.Area)))
    rows.AddRange(await runAsync(options));

Table.Print(rows);
if (options.Json is not null)
    await JsonFile.WriteAsync(options.Json, rows, options);
return 0;
