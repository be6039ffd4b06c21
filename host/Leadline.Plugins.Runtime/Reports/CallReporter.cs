using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Workers;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>Notes what the workers of one plugin print and how their calls fail, each with the event that it must be held back for.</summary>
/// <remarks>
/// A log comes by another pipe than the answer, and may come after it. So what a worker prints counts as the last call's until the next begins;
/// both are of one event, because a worker serves one.
/// </remarks>
internal sealed class CallReporter(InstalledPlugin plugin, CallNotes notes, TimeProvider clock)
{
    // Of the real clock: what was written before the answer is on its way already.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMilliseconds(20);

    /// <summary>A call begins: what came until now was the call's before.</summary>
    internal void Begin(Worker worker)
    {
        TellRest(worker);
        worker.LastCall = null;
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
            notes.Add(Of(answer, occasion) with { Log = printed });
        worker.LastCall = Ended(answer.Call, occasion); // what it prints from now on
    }

    /// <summary>A verdict that needed no worker.</summary>
    internal void Tell(PluginVerdict verdict, CallOccasion occasion)
    {
        if (!occasion.IsReplay)
            notes.Add(Of(verdict, occasion));
    }

    /// <summary>A worker stopped in the middle, and has ended.</summary>
    internal void Tell(PluginCall call, WorkerStoppedException stopped, Worker worker, CallOccasion occasion)
    {
        var printed = worker.Printed.Take();
        if (!occasion.IsReplay)
            notes.Add(Failed(call, stopped.Trouble, stopped.Message, occasion) with { Log = printed });
    }

    /// <summary>No worker came up. Why is the machine's business, and names its folders.</summary>
    internal void TellNotStarted(PluginCall call, CallOccasion occasion)
    {
        if (!occasion.IsReplay)
            notes.Add(Failed(call, PluginTrouble.NotStarted, "No worker came up.", occasion));
    }

    /// <summary>Notes what came after the last call's answer.</summary>
    internal void TellRest(Worker worker)
    {
        var printed = worker.Printed.Take();
        if (worker.LastCall is { } last)
            notes.Add(last with { Log = printed });
    }

    private CallNote Ended(PluginCall call, CallOccasion occasion) => new(plugin.Hash, call.Operation, "", clock.GetUtcNow()) { HeldFor = occasion.HeldFor };

    private CallNote Failed(PluginCall call, PluginTrouble trouble, string reason, CallOccasion occasion) => Of(call, occasion) with
    {
        End = PluginCallEnd.MachineFailure, Code = JsonNamingPolicy.KebabCaseLower.ConvertName(trouble.ToString()), Reason = reason,
    };

    private CallNote Of(PluginAnswer answer, CallOccasion occasion) => answer is PluginVerdict verdict
        ? Of(answer.Call, occasion) with { End = PluginCallEnd.Verdict, Code = verdict.Code, Reason = verdict.Reason, Detail = verdict.Detail }
        : Ended(answer.Call, occasion);

    // The hash costs what the question is long: it is taken of failures alone.
    private CallNote Of(PluginCall call, CallOccasion occasion) => CallNote.Of(call, plugin, clock.GetUtcNow()) with { HeldFor = occasion.HeldFor };
}
