namespace Leadline.Plugins.Runtime;

/// <summary>Where plugins come from, and under which rules they run.</summary>
/// <param name="Folder">Holds the packages; a folder that is not there holds none.</param>
/// <param name="IsDevelopment">
/// Whether this is a developer's machine: then packages need no approval, and plugins run also where they can't be sandboxed. Each is warned of.
/// </param>
public sealed record PluginSettings(string Folder, bool IsDevelopment)
{
    /// <summary>What each plugin may use.</summary>
    public PluginLimits Limits { get; init; } = new();

    /// <summary>The worker's program.</summary>
    public string Worker { get; init; } = ShippedWorker;

    /// <summary>The worker that is laid beside this host.</summary>
    public static string ShippedWorker { get; } = Path.Combine(AppContext.BaseDirectory, "plugin-worker", "Leadline.Plugins.Worker");
}
