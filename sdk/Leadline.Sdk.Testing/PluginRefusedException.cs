using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Testing;

/// <summary>A plugin is not let in. The message has everything that is wrong with it, a line each.</summary>
public sealed class PluginRefusedException : Exception
{
    internal PluginRefusedException(string plugin, IReadOnlyList<PluginFinding> findings)
        : base($"{plugin} is not let in:{Environment.NewLine}{string.Join(Environment.NewLine, findings)}") => Findings = findings;

    /// <summary>What the check found: place, reason and remedy of each.</summary>
    public IReadOnlyList<PluginFinding> Findings { get; }
}
