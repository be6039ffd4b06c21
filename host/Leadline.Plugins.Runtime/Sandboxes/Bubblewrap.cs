using System.Diagnostics;
using System.Globalization;
using Leadline.Plugins.Runtime.Installed;

namespace Leadline.Plugins.Runtime.Sandboxes;

/// <summary>
/// A box by bubblewrap: no network, no files but the runtime, the program and the plugin's own folder, all read-only, no other processes in sight;
/// it dies with the host.
/// </summary>
/// <remarks>Works for an ordinary user where the system allows user namespaces. A host that runs as root gives root up first: limits on processes do not bind root.</remarks>
internal sealed class Bubblewrap(BubblewrapTools tools) : ISandbox
{
    private const string PluginFolder = "/plugin";
    private const string ProgramFolder = "/worker";
    private const string Dotnet = "/dotnet";
    private const string Nobody = "65534";
    // Data that is shared is not counted as data, so addresses are limited too. The collector reserves five times its heap, the compiler a gigabyte.
    private const long AddressesBeyondHeap = 1024 * 1024 * 1024;
    private const long TemporaryBytes = 32 * 1024 * 1024;
    private const long LargestFile = 64 * 1024 * 1024;
    private const int OpenFiles = 256;

    /// <inheritdoc/>
    public bool IsConfined => true;

    /// <inheritdoc/>
    public string FolderSeen(InstalledPlugin plugin) => PluginFolder;

    /// <inheritdoc/>
    public ProcessStartInfo StartFor(BoxedProgram program, string? pluginFolder)
    {
        IReadOnlyList<string> command =
        [
            .. tools.SetPriv is { } setpriv ? [setpriv, "--reuid", Nobody, "--regid", Nobody, "--clear-groups"] : Array.Empty<string>(),
            tools.PrLimit, .. Limits(program), tools.Bwrap, .. Box(program, pluginFolder),
            $"{ProgramFolder}/{Path.GetFileName(program.Path)}", .. program.BoxArguments,
        ];
        return Surroundings.Program(command[0], command.Skip(1));
    }

    // The limit on processes is not here: set outside, it would count the processes of all boxes together. The worker sets it from within.
    private static IEnumerable<string> Limits(BoxedProgram program) =>
        [$"--data={Text(program.DataBytes)}", $"--as={Text(AddressesBeyondHeap + (6 * program.HeapBytes))}", $"--fsize={Text(LargestFile)}", $"--nofile={Text(OpenFiles)}", "--core=0"];

    private IEnumerable<string> Box(BoxedProgram program, string? pluginFolder)
    {
        List<string> box =
        [
            "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL", "--uid", Nobody, "--gid", Nobody, "--hostname", "plugin",
        ];
        foreach (var library in tools.LibraryFolders)
            box.AddRange(["--ro-bind", library, library]);
        foreach (var (link, target) in tools.LibraryLinks)
            box.AddRange(["--symlink", target, link]);
        // Of .NET the host files and the base framework; the SDK's tools would be programs to run.
        foreach (var part in (string[])["host", "shared/Microsoft.NETCore.App"])
            box.AddRange(["--ro-bind", Path.Combine(Surroundings.DotnetRoot, part), $"{Dotnet}/{part}"]);
        box.AddRange(["--ro-bind", Path.GetDirectoryName(program.Path)!, ProgramFolder]);
        if (pluginFolder is not null)
            box.AddRange(["--ro-bind", pluginFolder, PluginFolder]);
        box.AddRange(["--proc", "/proc", "--dev", "/dev", "--size", Text(TemporaryBytes), "--tmpfs", "/tmp"]);
        // Both are memory without limit, to which a plugin could write; the second remount does not reach the first.
        box.AddRange(["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp", "--setenv", "TMPDIR", "/tmp"]);
        foreach (var (name, value) in Surroundings.Variables(Dotnet, program.HeapBytes))
            box.AddRange(["--setenv", name, value]);
        box.Add("--");
        return box;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
