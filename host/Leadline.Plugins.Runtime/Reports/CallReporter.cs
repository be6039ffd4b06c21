using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Workers;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>Notes what the workers of one plugin print and how their calls fail, each with the events that it must be held back for.</summary>
/// <remarks>
/// A log comes by another pipe than the answer, and may come after it. So what a worker prints counts as the last call's until the next begins,
/// and is held back for every event that this worker was ever asked for: a little too long rather than a little too early.
/// </remarks>
internal sealed class CallReporter(InstalledPlugin plugin, CallNotes notes, TimeProvider clock)
{
    /// <summary>Events that one worker serves; then a fresh one takes its place, which has nothing to keep.</summary>
    internal const int MostEvents = 32;

    // Of the real clock: what was written before the answer is on its way already.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMilliseconds(20);

    /// <summary>A call begins: what came until now was the call's before.</summary>
    internal void Begin(Worker worker, CallOccasion occasion)
    {
        TellRest(worker);
        worker.LastCall = null;
        if (occasion.HeldFor is { } held)
            worker.Events.Add(held);
    }

    /// <summary>An answer came, or a verdict.</summary>
    internal async Task TellAsync(PluginAnswer answer, Worker worker, CallOccasion occasion)
    {
        if (answer is PluginVerdict)
            await Task.Delay(OnItsWay); // the author will look for why
        var printed = worker.Printed.Take();
        if (occasion.IsReplay)
            return;
        if (answer is PluginVerdict || printed.Length > 0)
            notes.Add(Of(answer, [.. worker.Events]) with { Log = printed });
        worker.LastCall = Ended(answer.Call); // what it prints from now on
    }

    /// <summary>A verdict that needed no worker.</summary>
    internal void Tell(PluginVerdict verdict, CallOccasion occasion)
    {
        if (!occasion.IsReplay)
            notes.Add(Of(verdict, Events(occasion)));
    }

    /// <summary>A worker stopped in the middle, and has ended.</summary>
    internal void Tell(PluginCall call, WorkerStoppedException stopped, Worker worker, CallOccasion occasion)
    {
        var printed = worker.Printed.Take();
        if (!occasion.IsReplay)
            notes.Add(Failed(call, stopped.Trouble, stopped.Message) with { Log = printed, HeldFor = [.. worker.Events] });
    }

    /// <summary>No worker came up. Why is the machine's business, and names its folders.</summary>
    internal void TellNotStarted(PluginCall call, CallOccasion occasion)
    {
        if (!occasion.IsReplay)
            notes.Add(Failed(call, PluginTrouble.NotStarted, "No worker came up.") with { HeldFor = Events(occasion) });
    }

    /// <summary>Notes what came after the last call's answer.</summary>
    internal void TellRest(Worker worker)
    {
        var printed = worker.Printed.Take();
        if (worker.LastCall is { } last)
            notes.Add(last with { Log = printed, HeldFor = [.. worker.Events] });
    }

    private CallNote Ended(PluginCall call) => new(plugin.Hash, call.Operation, "", clock.GetUtcNow());

    private CallNote Failed(PluginCall call, PluginTrouble trouble, string reason) => Of(call) with
    {
        End = PluginCallEnd.MachineFailure, Code = JsonNamingPolicy.KebabCaseLower.ConvertName(trouble.ToString()), Reason = reason,
    };

    private CallNote Of(PluginAnswer answer, IReadOnlyList<Guid> heldFor) => answer is PluginVerdict verdict
        ? Of(answer.Call) with { End = PluginCallEnd.Verdict, Code = verdict.Code, Reason = verdict.Reason, Detail = verdict.Detail, HeldFor = heldFor }
        : Ended(answer.Call) with { HeldFor = heldFor };

    // The hash costs what the question is long: it is taken of failures alone.
    private CallNote Of(PluginCall call) => CallNote.Of(call, plugin, clock.GetUtcNow());

    private static IReadOnlyList<Guid> Events(CallOccasion occasion) => occasion.HeldFor is { } held ? [held] : [];
}
