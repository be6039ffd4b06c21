namespace Leadline.Plugins.Runtime.Sandboxes;

/// <summary>A program of the host's own that deals with what strangers wrote.</summary>
/// <param name="Path">Its file; the folder around it is all of it that a box holds.</param>
/// <param name="BoxArguments">What it is told where it runs in a box.</param>
/// <param name="HeapBytes">Managed memory.</param>
/// <param name="DataBytes">All memory that it may write to.</param>
internal sealed record BoxedProgram(string Path, IReadOnlyList<string> BoxArguments, long HeapBytes, long DataBytes)
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>The worker, which runs a plugin.</summary>
    internal static BoxedProgram Worker(PluginSettings settings) => new(
        settings.Worker, ["--confined", settings.Limits.Threads.ToString(System.Globalization.CultureInfo.InvariantCulture)], settings.Limits.HeapBytes, settings.Limits.DataBytes);

    /// <summary>The preparer, which reads a package and runs nothing of it. The largest package unpacks to 64 MiB, which are then held several times.</summary>
    internal static BoxedProgram Preparer(PluginSettings settings) => new(settings.Preparer, [], 768 * Mebibyte, 1280 * Mebibyte);
}
