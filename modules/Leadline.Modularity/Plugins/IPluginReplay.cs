namespace Leadline.Modularity.Plugins;

/// <summary>Makes recorded calls again.</summary>
public interface IPluginReplay
{
    /// <summary>
    /// Makes a call again with the same version of the plugin, superseded or not, within the steps that it was allowed then, and compares.
    /// </summary>
    /// <param name="record">The call as it was kept.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The record is damaged: its documents are not those that its hashes name, or the SDK has no such operation.</exception>
    Task<PluginReplay> ReplayAsync(PluginCallRecord record, CancellationToken stop);

    /// <summary>
    /// The same by a worker that is started for it and has answered nothing before, so that nothing of an earlier calculation can be in it: for a result
    /// that must be had twice before it counts.
    /// </summary>
    /// <inheritdoc cref="ReplayAsync"/>
    Task<PluginReplay> RecalculateAsync(PluginCallRecord record, CancellationToken stop);
}

/// <summary>What came of making a call again.</summary>
/// <param name="Recorded">The call as it was kept.</param>
/// <param name="Answer">What came now. A machine failure says nothing of the plugin: replay again later.</param>
/// <param name="Differences">All that is other than recorded; empty where nothing is.</param>
public sealed record PluginReplay(PluginCallRecord Recorded, PluginAnswer Answer, IReadOnlyList<PluginDifference> Differences)
{
    /// <summary>Whether the same came of it: the same bytes or the same verdict, in the same number of steps.</summary>
    public bool IsSame => Answer.Record is not null && !Differences.Any(d => d is PluginDifference.Output or PluginDifference.Verdict or PluginDifference.Steps);
}

/// <summary>Something that differs between a recorded call and its replay. The last three are results, the others may explain them.</summary>
public enum PluginDifference
{
    /// <summary>The package was rewritten to other bytes, by another version of the rewriting.</summary>
    Counted = 0,

    /// <summary>It runs on another version of the SDK.</summary>
    Sdk = 1,

    /// <summary>It runs on another version of .NET.</summary>
    Runtime = 2,

    /// <summary>Other bytes came.</summary>
    Output = 3,

    /// <summary>Another verdict came, or one where there was none, or none where there was one.</summary>
    Verdict = 4,

    /// <summary>It took another number of steps.</summary>
    Steps = 5,
}
