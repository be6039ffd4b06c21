using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Runtime;

/// <summary>Compares a recorded call with its replay.</summary>
internal static class Replays
{
    /// <summary>Makes sure that a record is what was recorded.</summary>
    /// <exception cref="ArgumentException">A document is not the one that its hash names.</exception>
    internal static void RequireWhole(PluginCallRecord record)
    {
        if (PluginCallRecord.HashOf(record.Input) != record.InputHash || PluginCallRecord.HashOf(record.Output) != record.OutputHash)
            throw new ArgumentException($"The record of a call of {record.Plugin} {record.Version} is damaged: its documents are not those that its hashes name.", nameof(record));
    }

    /// <summary>What differs; empty where there is nothing to compare with.</summary>
    internal static IReadOnlyList<PluginDifference> Compare(PluginCallRecord then, PluginCallRecord? now) => now is null
        ? []
        :
        [
            .. If(then.Counted != now.Counted, PluginDifference.Counted),
            .. If(then.Sdk != now.Sdk, PluginDifference.Sdk),
            .. If(then.Runtime != now.Runtime, PluginDifference.Runtime),
            .. If(!then.Output.Span.SequenceEqual(now.Output.Span), PluginDifference.Output),
            .. If(then.Verdict != now.Verdict, PluginDifference.Verdict),
            .. If(then.Steps != now.Steps, PluginDifference.Steps),
        ];

    private static PluginDifference[] If(bool differs, PluginDifference difference) => differs ? [difference] : [];
}
