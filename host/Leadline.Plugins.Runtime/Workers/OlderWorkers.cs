using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>The worker as it is laid out for older versions of the SDK: one program, with a released version's assemblies in the place of the host's own.</summary>
internal static class OlderWorkers
{
    /// <summary>Each version older than the host's own with its program. A folder that is no version's is nobody's.</summary>
    internal static IReadOnlyDictionary<Version, string> In(PluginSettings settings)
    {
        var workers = new Dictionary<Version, string>();
        if (!Directory.Exists(settings.OlderWorkers))
            return workers;
        foreach (var folder in Directory.GetDirectories(settings.OlderWorkers))
        {
            if (Version.TryParse(Path.GetFileName(folder), out var version) && version is { Build: >= 0, Revision: < 0 } && version < SdkVersion.Current)
                workers.Add(version, Path.Combine(folder, Path.GetFileName(settings.Worker)));
        }

        return workers;
    }
}
