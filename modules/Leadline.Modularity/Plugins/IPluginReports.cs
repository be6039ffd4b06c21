using Leadline.Modularity.Api;

namespace Leadline.Modularity.Plugins;

/// <summary>What the workers of plugins printed, and how their calls failed: the newest for some days, and no more than so many of each version.</summary>
public interface IPluginReports
{
    /// <summary>
    /// Those of one version that may be known: what happened in a call for an event whose quotes are not open is left out, without a trace. Who
    /// may read them is for the asking module to say.
    /// </summary>
    /// <param name="hash">SHA-256 of the version's manifest.</param>
    /// <param name="page">Which page.</param>
    /// <param name="newestFirst">Whether the newest comes first; else the oldest.</param>
    /// <param name="stop">Ends the wait.</param>
    Task<Page<PluginReport>> OfAsync(string hash, PageRequest page, bool newestFirst, CancellationToken stop);
}

/// <summary>One call of a plugin that printed something or failed.</summary>
/// <param name="Id">Names the report.</param>
/// <param name="At">When the call ended, in UTC.</param>
/// <param name="Operation">What was asked, such as <c>service-line/quote</c>.</param>
/// <param name="End">How it ended.</param>
/// <param name="Code">The verdict's code, such as <c>plugin-threw</c>, or the machine's trouble, such as <c>deadline</c>; empty for an answer.</param>
/// <param name="Reason">A sentence for people. It may quote the plugin, and so what it was handed.</param>
/// <param name="Detail">Where in the plugin it happened.</param>
/// <param name="Log">The last that it printed.</param>
public sealed record PluginReport(Guid Id, DateTimeOffset At, string Operation, PluginCallEnd End, string Code, string Reason, string Detail, string Log);

/// <summary>How a call of a plugin ended. It is stored by name.</summary>
public enum PluginCallEnd
{
    /// <summary>The plugin answered.</summary>
    Answered = 0,

    /// <summary>The plugin failed by its own doing.</summary>
    Verdict = 1,

    /// <summary>The machine gave no answer, which is not held against the plugin.</summary>
    MachineFailure = 2,
}
