using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Reports;

namespace Leadline.Plugins.Tests.Reports;

/// <summary>What authors are told of the calls of their plugins, by plugins that really fail and print.</summary>
[Trait("Slow", "Yes")]
public sealed class CallReporterTests : IDisposable
{
    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_failure_is_told_with_what_was_said_and_where()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Throws"), _folder.Plugin("Honest")]);
        await host.HearAsync("test.honest"); // prints nothing, and is told nothing of
        Assert.IsType<PluginVerdict>(await host.AskAsync("test.throws"));

        var note = Assert.Single(await host.Told.TakeAsync(10));
        Assert.Equal((host.Pool("test.throws").Plugin.Hash, "evidence-check/judge", PluginCallEnd.Verdict, "plugin-threw"), (note.Hash, note.Operation, note.End, note.Code));
        Assert.Contains("No price for text", note.Reason + note.Detail, StringComparison.Ordinal);
        Assert.Null(note.HeldFor);
    }

    [Fact]
    public async Task What_is_printed_is_told_and_a_machine_failure_too()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Prints"), _folder.Plugin("Exits")]);
        await host.AskAsync("test.prints", "a line of mine");
        await host.Pool("test.prints").LetGoAllIdleAsync(); // also what came after the answer
        Assert.Contains("a line of mine", string.Concat((await host.Told.TakeAsync(10)).Select(n => n.Log)), StringComparison.Ordinal);

        Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.exits"));
        Assert.Equal([(PluginCallEnd.MachineFailure, "ended"), (PluginCallEnd.MachineFailure, "ended")], (await host.Told.TakeAsync(10)).Select(n => (n.End, n.Code)));
    }

    [Fact]
    public async Task A_worker_serves_one_event_and_what_it_prints_is_held_back_for_that()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Prints")], Running.Short with { Workers = 2 });
        var pool = host.Pool("test.prints");
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (held, text) in new[] { (first, "one"), (second, "two"), (first, "three") })
            await host.Runtime.AskVersionAsync("test.prints", pool.Plugin.Hash, Running.Judge, Running.Document(text), held, CancellationToken.None);
        Assert.Equal(2, pool.Idle);
        await host.AskAsync("test.prints", "free");
        Assert.Equal(2, pool.Idle); // one of the others made room
        await pool.LetGoAllIdleAsync();
        var notes = await host.Told.TakeAsync(10);
        foreach (var (text, held) in new[] { ("one", first), ("two", second), ("three", first), ("free", (Guid?)null) })
            Assert.Equal(held, Assert.Single(notes, n => n.Log.Contains(text, StringComparison.Ordinal)).HeldFor);
    }

    [Fact]
    public async Task A_recorded_call_that_is_made_again_is_told_to_nobody()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Prints"), _folder.Plugin("Throws")]);
        var records = new[] { (await host.AskAsync("test.prints")).Record!, (await host.AskAsync("test.throws")).Record! };
        await host.Pool("test.prints").LetGoAllIdleAsync();
        Assert.NotEmpty(await host.Told.TakeAsync(10));

        foreach (var record in records)
            Assert.NotNull((await host.Runtime.ReplayAsync(record, CancellationToken.None)).Answer.Record);
        await host.Pool("test.prints").LetGoAllIdleAsync();
        host.Told.Complete();
        Assert.Empty(await host.Told.TakeAsync(10));
    }

    [Fact]
    public async Task Notes_that_find_no_room_are_counted_and_nobody_waits()
    {
        var notes = new CallNotes();
        for (var i = 0; i < 1_003; i++)
            notes.Add(new CallNote("hash", "operation", "", default) { Log = "x" });
        notes.Add(new CallNote("hash", "operation", "", default)); // says nothing
        Assert.Equal(3, notes.Dropped);
        Assert.Equal(1_000, (await notes.TakeAsync(2_000)).Count);
    }

    [Fact]
    public void What_plugins_say_is_kept_as_every_store_can_hold_it()
    {
        Assert.Equal("a\u00b7b\n\ufffd", Keepable.First("a\0b\n\ud83d", 10));
        Assert.Equal("ab", Keepable.First("ab\U0001f600", 3));
        Assert.Equal("cd", Keepable.Last("ab\U0001f600cd", 3));
        Assert.Equal("\U0001f600cd", Keepable.Last("ab\U0001f600cd", 4));
    }
}
