using Leadline.Plugins.Checking;

namespace Leadline.Plugins.Preparer;

/// <summary>The versions of the SDK that this host supports besides its own: a folder of assemblies for each, beside the program.</summary>
internal static class SupportedSdks
{
    private const string Folder = "sdk";

    /// <summary>Reads them. They are read and never loaded.</summary>
    internal static IReadOnlyList<SdkAssemblies> Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, Folder);
        return Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder).Select(SdkAssemblies.Read).Where(s => s.Version != SdkAssemblies.Current.Version).OrderBy(s => s.Version)]
            : [];
    }
}
