using Leadline.Bench;
using Leadline.Bench.Bids;
using Leadline.Bench.Events;
using Leadline.Bench.Plugins;
using Leadline.Bench.Record;

// What build/bench runs; its --help names the options. The other verbs are what is measured in a process of its own.
switch (args)
{
    case [BareServer.Verb, var connection]: return await BareServer.RunAsync(connection);
    case [BareChild.Verb]: return BareChild.Serve();
    case [ManyPlugins.Verb, var plugins]: return await ManyPlugins.HoldAsync(int.Parse(plugins, System.Globalization.CultureInfo.InvariantCulture));
}

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
    (Areas.Plugins, SandboxedQuotes.RunAsync),
    (Areas.Plugins, CountedSteps.RunAsync),
    (Areas.Plugins, ManyPlugins.RunAsync),
];
var rows = new List<Row>();
foreach (var (_, runAsync) in areas.Where(a => options.Wants(a.Area)))
    rows.AddRange(await runAsync(options));

Table.Print(rows);
if (options.Json is not null)
    await JsonFile.WriteAsync(options.Json, rows, options);
return 0;
