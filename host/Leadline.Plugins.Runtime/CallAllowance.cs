using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Runtime;

/// <summary>What one call may take. It is the same for a question on every machine with the same limits, so that what is over it is a verdict.</summary>
/// <param name="Steps">Steps.</param>
/// <param name="OutputBytes">Bytes of answer.</param>
internal sealed record CallAllowance(long Steps, int OutputBytes)
{
    /// <summary>
    /// What a recorded call may take when it is made again: the steps that it was allowed then, whatever is allowed here today, or else an
    /// answer could turn into a failure, and a failure into an answer, where nothing has changed but a setting.
    /// </summary>
    internal static CallAllowance Again(PluginCallRecord record, PluginLimits here) =>
        new(record.Budget, Math.Max(record.Output.Length, here.AllowanceFor(record.Input.Length).OutputBytes));
}
