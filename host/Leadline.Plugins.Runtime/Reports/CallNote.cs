using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Installed;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>What a call of a plugin printed, or how it failed, on its way to the store.</summary>
/// <param name="Hash">The version's.</param>
/// <param name="Operation">What was asked.</param>
/// <param name="InputHash">SHA-256 of the document handed over: the same question again is no second failure.</param>
/// <param name="At">When it ended, in UTC.</param>
internal sealed record CallNote(string Hash, string Operation, string InputHash, DateTimeOffset At)
{
    public PluginCallEnd End { get; init; }

    public string Code { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Detail { get; init; } = "";

    public string Log { get; init; } = "";

    /// <summary>The event before whose award nobody hears of it; null for none.</summary>
    public Guid? HeldFor { get; init; }

    /// <summary>Whether there is anything to tell.</summary>
    internal bool SaysSomething => End != PluginCallEnd.Answered || Log.Length > 0;

    /// <summary>As it will be kept: what waits for the store takes no more room than what lies there.</summary>
    internal CallNote Cut() => this with
    {
        Reason = Keepable.First(Reason, CallReport.LongestText), Detail = Keepable.First(Detail, CallReport.LongestText), Log = Keepable.Last(Log, CallReport.LongestLog),
    };

    internal static CallNote Of(PluginCall call, InstalledPlugin plugin, DateTimeOffset at) =>
        new(plugin.Hash, call.Operation, PluginCallRecord.HashOf(call.Input), at);
}
