using System.Diagnostics;
using System.Globalization;

namespace Leadline.Plugins.Runtime.Sandboxes;

/// <summary>What every boxed program is started with, boxed or not.</summary>
internal static class Surroundings
{
    /// <summary>The folder of the .NET that this host runs on: above <c>shared/Microsoft.NETCore.App/10.0.x</c>.</summary>
    internal static string DotnetRoot { get; } =
        new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!).Parent!.Parent!.Parent!.FullName;

    /// <summary>Settings of its runtime. Diagnostics would open a socket and files that any process of the user can attach to.</summary>
    internal static IEnumerable<(string Name, string Value)> Variables(string dotnetRoot, long heapBytes) =>
    [
        ("DOTNET_ROOT", dotnetRoot),
        ("DOTNET_GCHeapHardLimit", "0x" + heapBytes.ToString("x", CultureInfo.InvariantCulture)),
        ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
    ];

    /// <summary>A program with its three streams redirected and an empty environment.</summary>
    /// <remarks>Empty, because the first process of a box is the launcher itself, and its environment can be read inside.</remarks>
    internal static ProcessStartInfo Program(string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetPathRoot(path) ?? "/",
        };
        start.Environment.Clear();
        return start;
    }
}
