using System.Diagnostics;

namespace Leadline.Sdk.Tool;

/// <summary>Builds a plugin's project into a folder apart, so that the project's own bin and obj stay as they are.</summary>
internal static class Build
{
    private const int MostLines = 40;

    /// <summary>Builds.</summary>
    /// <returns>The folder with assemblies and manifest; null where it failed, and what the build said.</returns>
    /// <exception cref="UnusableInputException">There is no .NET SDK to build with.</exception>
    public static async Task<(string? Folder, string Output)> RunAsync(PluginProject project, string artifacts, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project.File, "-c", "Release", "--nologo", "-v", "quiet", "--artifacts-path", artifacts, "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = project.Folder,
        };
        using var build = Started(start);
        try
        {
            var (output, errors) = (build.StandardOutput.ReadToEndAsync(stop), build.StandardError.ReadToEndAsync(stop));
            await build.WaitForExitAsync(stop);
            var said = string.Join(Environment.NewLine, (await output + await errors).Split('\n').Select(l => l.Trim()).Where(l => l.Contains(": error ", StringComparison.Ordinal)).Distinct().Take(MostLines));
            if (build.ExitCode != 0)
                return (null, said.Length > 0 ? said : await output);
            var folder = Path.Combine(artifacts, "bin", Path.GetFileNameWithoutExtension(project.File), "release");
            File.Copy(project.Manifest, Path.Combine(folder, Path.GetFileName(project.Manifest)), overwrite: true);
            return (folder, said);
        }
        finally
        {
            if (!build.HasExited)
                build.Kill(entireProcessTree: true);
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new UnusableInputException($"'dotnet' can't be started, which builds the plugin: {missing.Message}");
        }
    }
}
