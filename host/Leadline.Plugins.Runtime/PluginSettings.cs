namespace Leadline.Plugins.Runtime;

/// <summary>Where plugins come from, and under which rules they run.</summary>
/// <param name="Folder">Holds the packages; a folder that is not there holds none.</param>
/// <param name="IsDevelopment">
/// Whether this is a developer's machine: then packages need no approval, and plugins run also where they can't be sandboxed. Each is warned of.
/// </param>
public sealed record PluginSettings(string Folder, bool IsDevelopment)
{
    /// <summary>The countersigning key's file, where no other is named.</summary>
    public const string CountersigningKeyName = "countersigning-key.json";

    /// <summary>What each plugin may use.</summary>
    public PluginLimits Limits { get; init; } = new();

    /// <summary>What is known of how plugins do, and for how long.</summary>
    public PluginCare Care { get; init; } = new();

    /// <summary>The worker's program.</summary>
    public string Worker { get; init; } = ShippedWorker;

    /// <summary>The folder with the same worker on the older versions of the SDK that this host supports, a folder named by the version for each.</summary>
    public string OlderWorkers { get; init; } = ShippedOlderWorkers;

    /// <summary>The program that checks and rewrites packages.</summary>
    public string Preparer { get; init; } = ShippedPreparer;

    /// <summary>Where rewritten assemblies are kept: beside the packages, unless another folder is named.</summary>
    public string Counted { get; init; } = Path.Combine(Folder, "counted");

    /// <summary>The file of the key with which the authority's approvals are signed; made at the first approval where it is missing.</summary>
    public string CountersigningKey { get; init; } = Path.Combine(Folder, CountersigningKeyName);

    /// <summary>The folder with the list of known weaknesses of libraries, as files in the OSV format; null where there is none.</summary>
    public string? AdvisoriesFolder { get; init; }

    /// <summary>How old the newest advisory may be before each publication is warned.</summary>
    public TimeSpan AdvisoriesMaxAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>ClamAV's daemon, as <c>tcp://HOST:PORT</c> or <c>unix:///PATH</c>; null where there is none.</summary>
    public Uri? VirusScanner { get; init; }

    /// <summary>Whether an address is one of a scanner that can be asked.</summary>
    public static bool IsScanner(Uri address) => Viruses.Clamd.CanAsk(address);

    /// <summary>The worker that is laid beside this host.</summary>
    public static string ShippedWorker { get; } = Path.Combine(AppContext.BaseDirectory, "plugin-worker", "Leadline.Plugins.Worker");

    /// <summary>The workers on older versions of the SDK that are laid beside this host.</summary>
    public static string ShippedOlderWorkers { get; } = Path.Combine(AppContext.BaseDirectory, "plugin-worker-older");

    /// <summary>The preparer that is laid beside this host.</summary>
    public static string ShippedPreparer { get; } = Path.Combine(AppContext.BaseDirectory, "plugin-preparer", "Leadline.Plugins.Preparer");
}
