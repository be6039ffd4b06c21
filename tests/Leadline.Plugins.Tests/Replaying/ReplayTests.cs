using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime;

namespace Leadline.Plugins.Tests.Replaying;

/// <summary>Recorded calls of the samples, made again by other workers of another host.</summary>
[Trait("Needs", "Services")]
public sealed class ReplayTests : IAsyncLifetime
{
    private static readonly PluginLimits Patient = new() { Deadline = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromMinutes(5) };

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-packages-").FullName;

    public async ValueTask InitializeAsync() => await Sandboxed.RequireAsync();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(300)]
    [InlineData(10_000)]
    public async Task Recorded_calls_come_to_the_same_bytes_in_the_same_steps(int calls)
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        Samples.Lay(_folder, Samples.Standards);
        List<PluginCallRecord> records;
        await using (var recording = await Running.OnPackagesAsync(_folder, Patient))
            records = [.. await Task.WhenAll(Enumerable.Range(0, calls).Select(n => RecordAsync(recording, n)))];

        // Another host, its assemblies rewritten anew.
        await using var host = await Running.OnPackagesAsync(_folder, Patient, Path.Combine(_folder, "another"));
        var replays = await Task.WhenAll(Enumerable.Reverse(records).Select(r => host.Runtime.ReplayAsync(r, CancellationToken.None)));

        Assert.All(replays, r => Assert.Equal((true, ""), (r.IsSame, string.Join(' ', r.Differences))));
        Assert.Equal(calls, replays.Length);
        Assert.Equal(5, records.Select(r => r.Operation).Distinct().Count());
        Assert.InRange(records.Select(r => r.Steps).Distinct().Count(), 20, int.MaxValue); // the calls are not all alike
        Assert.All(records, r => Assert.InRange(r.Steps, 1, 100_000));
    }

    [Fact]
    public async Task A_record_goes_through_json_unchanged()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        await using var host = await Running.OnPackagesAsync(_folder);
        var record = await RecordAsync(host, 0);

        var read = JsonSerializer.Deserialize<PluginCallRecord>(JsonSerializer.Serialize(record, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

        Assert.True((await host.Runtime.ReplayAsync(read, CancellationToken.None)).IsSame);
        Assert.Equal(record with { Input = default, Output = default }, read with { Input = default, Output = default });
    }

    [Fact]
    public async Task What_differs_is_named()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        await using var host = await Running.OnPackagesAsync(_folder);
        var record = await RecordAsync(host, 0);
        var other = (await RecordAsync(host, 5)).Output;

        Assert.Equal([PluginDifference.Steps], await DifferencesAsync(record with { Steps = record.Steps + 1 }));
        Assert.Equal([PluginDifference.Output], await DifferencesAsync(record with { Output = other, OutputHash = PluginCallRecord.HashOf(other) }));
        Assert.Equal([PluginDifference.Output, PluginDifference.Verdict], await DifferencesAsync(record with { Output = default, OutputHash = PluginCallRecord.HashOf(default), Verdict = "plugin-threw" }));
        var elsewhere = await host.Runtime.ReplayAsync(record with { Counted = "another", Runtime = "10.0.0", Sdk = "1.0.0" }, CancellationToken.None);
        Assert.Equal([PluginDifference.Counted, PluginDifference.Sdk, PluginDifference.Runtime], elsewhere.Differences);
        Assert.True(elsewhere.IsSame); // what came of it is

        async Task<IReadOnlyList<PluginDifference>> DifferencesAsync(PluginCallRecord changed)
        {
            var replay = await host.Runtime.ReplayAsync(changed, CancellationToken.None);
            Assert.False(replay.IsSame);
            return replay.Differences;
        }
    }

    [Fact]
    public async Task Other_limits_than_on_the_day_make_no_difference()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        PluginCallRecord answered, exceeded;
        await using (var ample = await Running.OnPackagesAsync(_folder, Patient))
            answered = await RecordAsync(ample, 0);
        var scarce = Patient with { Steps = 10, StepsPerInputByte = 0 };
        await using (var host = await Running.OnPackagesAsync(_folder, scarce))
        {
            var (plugin, operation, input) = Samples.Question(0);
            exceeded = (await host.Runtime.AskAsync(plugin, operation, input, CancellationToken.None)).Record!;
            Assert.Equal(("plugin-over-budget", 10), (exceeded.Verdict, exceeded.Budget));
            Assert.True((await host.Runtime.RecalculateAsync(answered, CancellationToken.None)).IsSame);
        }

        await using var later = await Running.OnPackagesAsync(_folder, Patient);
        Assert.True((await later.Runtime.ReplayAsync(exceeded, CancellationToken.None)).IsSame);
    }

    [Fact]
    public async Task A_record_whose_documents_are_not_its_own_is_refused()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        await using var host = await Running.OnPackagesAsync(_folder);
        var record = await RecordAsync(host, 0);

        await Assert.ThrowsAsync<ArgumentException>(() => host.Runtime.ReplayAsync(record with { Input = record.Output }, CancellationToken.None));
    }

    [Fact]
    public async Task A_superseded_version_answers_for_its_records_and_a_removed_one_does_not()
    {
        var old = Samples.Lay(_folder, Samples.Fenmoor);
        PluginCallRecord record;
        await using (var before = await Running.OnPackagesAsync(_folder))
            record = await RecordAsync(before, 0);

        Samples.Lay(_folder, Samples.Fenmoor, "1.5.0");
        await using (var after = await Running.OnPackagesAsync(_folder))
        {
            Assert.Equal("1.5.0", (await RecordAsync(after, 0)).Version);
            Assert.Equal([("1.5.0", PluginState.Active), ("1.4.0", PluginState.Superseded)], after.Runtime.All.Select(p => (p.Version!, p.State)));
            var replay = await after.Runtime.ReplayAsync(record, CancellationToken.None);
            Assert.Equal(("1.4.0", true), (replay.Answer.Call.Version, replay.IsSame));
        }

        File.Delete(old);
        await using var removed = await Running.OnPackagesAsync(_folder);
        var none = await removed.Runtime.ReplayAsync(record, CancellationToken.None);
        Assert.Equal(PluginTrouble.NotInstalled, Assert.IsType<PluginMachineFailure>(none.Answer).Trouble);
        Assert.False(none.IsSame);
    }

    [Fact]
    public async Task A_plugin_learns_who_the_buyer_is_only_where_its_manifest_asks()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        await using var host = await Running.OnPackagesAsync(_folder);

        var (quote, validation) = (await RecordAsync(host, 0), await RecordAsync(host, 1));

        Assert.Contains("\"buyer\":\"GB-NHS:0DE\"", Text(Samples.Question(0).Input), StringComparison.Ordinal); // the asker says it
        Assert.DoesNotContain("buyer", Text(quote.Input), StringComparison.Ordinal); // service-line: not declared
        Assert.Contains("\"buyer\":\"GB-NHS:0DE\"", Text(validation.Input), StringComparison.Ordinal); // requirement-check: declared

        static string Text(ReadOnlyMemory<byte> document) => System.Text.Encoding.UTF8.GetString(document.Span);
    }

    [Fact]
    public async Task A_quote_for_two_hundred_practices_takes_a_small_part_of_its_budget()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        await using var host = await Running.OnPackagesAsync(_folder);

        var answer = Assert.IsType<PluginDocument>(await host.Runtime.AskAsync(Samples.Fenmoor, "service-line/quote", Samples.QuoteFor(200), CancellationToken.None));

        Assert.InRange(answer.Record!.Steps, 2_000, answer.Record.Budget / 100);
    }

    private static async Task<PluginCallRecord> RecordAsync(Running host, int number)
    {
        var (plugin, operation, input) = Samples.Question(number);
        var answer = await host.Runtime.AskAsync(plugin, operation, input, CancellationToken.None);
        return Assert.IsType<PluginDocument>(answer).Record!;
    }
}
