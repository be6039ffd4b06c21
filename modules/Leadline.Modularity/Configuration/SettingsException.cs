namespace Leadline.Modularity.Configuration;

/// <summary>The host can't start with these settings.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception("The settings are wrong:\n" + string.Join("\n", faults.Select(f => "  - " + f)))
{
    /// <summary>Each fault: the key, what it holds and what is allowed.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
