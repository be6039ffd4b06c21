namespace Leadline.Modularity.Plugins;

/// <summary>The packages that lie with this host, and what became of each.</summary>
public interface IInstalledPlugins
{
    /// <summary>All of them as they stand now, by id and then the newest version first; those that can't be read last.</summary>
    IReadOnlyList<PluginInstallation> All { get; }
}

/// <summary>One package.</summary>
/// <param name="File">The package's file, without its folder.</param>
/// <param name="Plugin">The plugin's id; null where the package can't be read so far.</param>
/// <param name="Version">Its version; null likewise.</param>
/// <param name="Hash">SHA-256 of the package, in small hexadecimal digits; null likewise.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reasons">Why, and what else was found, worst first.</param>
public sealed record PluginInstallation(string File, string? Plugin, string? Version, string? Hash, PluginState State, IReadOnlyList<PluginReason> Reasons);

/// <summary>One thing that was found about a package.</summary>
/// <param name="Refuses">Whether it keeps the package from being active; the rest is for people.</param>
/// <param name="Code">A stable kebab-case noun, such as <c>member-refused</c>.</param>
/// <param name="Text">A sentence for people, with file, method, source line and remedy where they are known.</param>
public sealed record PluginReason(bool Refuses, string Code, string Text);

/// <summary>What became of a package.</summary>
public enum PluginState
{
    /// <summary>It is asked.</summary>
    Active = 0,

    /// <summary>A newer version of it is asked. Recorded calls of it can still be made again.</summary>
    Superseded = 1,

    /// <summary>Its package or its code is not let in.</summary>
    Refused = 2,

    /// <summary>It failed too often of late, and rests for a while.</summary>
    Resting = 3,

    /// <summary>This machine can't check or run it; that says nothing of the plugin.</summary>
    NotStarted = 4,

    /// <summary>The authority has taken it out of use. Recorded calls of it can still be made again.</summary>
    Withdrawn = 5,

    /// <summary>It failed too often by its own doing: whoever had fixed it before asks it, and nothing new does until the authority decides.</summary>
    Quarantined = 6,
}
