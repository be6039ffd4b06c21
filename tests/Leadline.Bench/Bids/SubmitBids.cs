using System.Text.Json;
using Leadline.Bench.Events;
using Leadline.Testing;

namespace Leadline.Bench.Bids;

/// <summary>
/// Bids over HTTP against the host as it is delivered, in a process of its own on PostgreSQL, beside a server that only takes and stores
/// them; and what of a bid's CPU goes into telling who calls and into the record.
/// </summary>
internal static class SubmitBids
{
    private const string Name = "submit a bid";
    private const string Ready = "Leadline is ready at ";

    internal static async Task<IReadOnlyList<Row>> RunAsync(BenchOptions options)
    {
        var contest = await ContestAsync(options);
        var cpu = contest.Ratios(p => p.Ours.CpuMicroseconds / p.Limit.CpuMicroseconds);
        var (authorisation, record) = await SharesAsync(options);
        return
        [
            Row.OfRates($"{Name}, rate", Areas.Bids, "bids/s", contest, Goal.AtLeast(0.3, 0.6),
                $"{HttpLoad.Connections} connections, 4 KB, against Kestrel and Npgsql with three rows in one round trip. Bids are not encrypted yet, and announce nothing."),
            new Row($"{Name}, CPU", Areas.Bids, "bids/s", contest.Ours, contest.Limit, cpu.Median, cpu.Least, cpu.Most, Goal.AtMost(3.5, 2),
                "the same rounds; the ratio is of the CPU of the two server processes for one bid, all that follows it included (sealing)."),
            ShareOf(contest, authorisation, "authorisation's share of a bid's CPU",
                "token look-up and policy alone, through the host's own authentication and authorisation services in one scope, over the CPU of a whole bid in the rounds above."),
            ShareOf(contest, record, "the record's share of a bid's CPU",
                "what a row of a bid's size costs with its entry (snapshot, two rows, sealing) beyond the same row without one, over the CPU of a whole bid in the rounds above."),
        ];
    }

    private static Row ShareOf(Contest whole, IReadOnlyList<Sample> parts, string name, string note)
    {
        var shares = parts.Select(p => p.CpuMicroseconds / whole.Ours.CpuMicroseconds).ToList();
        var part = new Side(Contest.Median(parts.Select(p => p.PerSecond)), Contest.Median(parts.Select(p => p.CpuMicroseconds)),
            Contest.Median(parts.Select(p => p.ServerCpuMicroseconds)));
        return new Row(name, Areas.Bids, "/s alone", part, null, Contest.Median(shares), shares.Min(), shares.Max(), null, note + " No goal is set.");
    }

    private static async Task<Contest> ContestAsync(BenchOptions options)
    {
        var bids = options.IsShort ? 300 : 2_000;
        using var folder = new TemporaryFolder();
        await using var ourDatabase = await BenchDatabase.MakeAsync();
        await using var theirDatabase = await BenchDatabase.MakeAsync();
        await theirDatabase.ExecuteAsync(BareServer.Tables);
        await using var host = await StartHostAsync(folder.Path, ourDatabase.ConnectionString);
        await using var bare = await ChildServer.StartAsync([typeof(SubmitBids).Assembly.Location, BareServer.Verb, theirDatabase.ConnectionString], BareServer.Ready);
        var scene = new BidScene(host, folder.Path, ourDatabase);
        Progress.Say($"{Name}: making competitions");
        await scene.PrepareAsync(bids * (options.Rounds + 1));
        var request = BareBid();
        var servers = await Surroundings.PostgresProcessesAsync();
        var (ours, limit) = (Meter.Of(host.ProcessId, servers), Meter.Of(bare.ProcessId, servers));
        return await Contest.RunAsync(Name, options.Rounds,
            () => ours.MeasureAsync(bids, () => HttpLoad.RunAsync(host.Address, scene.Next(bids)), scene.SealedAsync),
            () => limit.MeasureAsync(3 * bids, () => HttpLoad.RunAsync(bare.Address, [.. Enumerable.Repeat(request, 3 * bids)])));
    }

    private static async Task<(IReadOnlyList<Sample> Authorisation, IReadOnlyList<Sample> Record)> SharesAsync(BenchOptions options)
    {
        var operations = options.IsShort ? 300 : 3_000;
        await using var database = await BenchDatabase.MakeAsync();
        await using var product = await Product.StartAsync(database, more: [new EventModule()]);
        var meter = Meter.OfThisProcess(await Surroundings.PostgresProcessesAsync());
        var authorisation = await Authorisation.OfAsync(product);
        var entry = new AuditEntryCost(product, database);
        var (authorisations, entries) = (new List<Sample>(), new List<Sample>());
        for (var round = 0; round <= options.Rounds; round++) // the first warms up
        {
            var asked = await meter.MeasureAsync(operations, () => authorisation.RunAsync(operations));
            var kept = await entry.MeasureAsync(meter, operations);
            Progress.Say($"{Name}: parts, round {round} of {options.Rounds}: {Table.Number(asked.CpuMicroseconds)} µs to authorise, {Table.Number(kept.CpuMicroseconds)} µs for the record");
            if (round == 0)
                continue;
            authorisations.Add(asked);
            entries.Add(kept);
        }

        return (authorisations, entries);
    }

    private static Task<ChildServer> StartHostAsync(string folder, string database) => ChildServer.StartAsync(
        [HostDll, "--port", "0", "--data", folder], Ready, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LEADLINE_DATABASE__ENGINE"] = "postgres",
            ["LEADLINE_DATABASE__CONNECTIONSTRING"] = database,
            ["LEADLINE_LIMITS__REQUESTSPERMINUTE"] = "1000000",
            ["LEADLINE_LOGGING__LOGLEVEL__DEFAULT"] = "Error",
        });

    // The host as it was built beside this program, with settings of its own runtime.
    private static string HostDll { get; } = Path.Combine(Repository.Root, "host", "Leadline.Host", "bin",
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Leadline.Host.dll");

    private static byte[] BareBid() => HttpLoad.Post(BareServer.Path, JsonSerializer.Serialize(new
    {
        callOffId = Guid.CreateVersion7(), supplierId = Guid.CreateVersion7(), annualPrice = World.Pounds(12_345_600), response = new string('x', 4_000),
    }, JsonSerializerOptions.Web), null);
}
