namespace Leadline.Plugins.Runtime.Sandboxes;

/// <summary>The programs and folders of this machine that a box is made with.</summary>
/// <param name="Bwrap">bubblewrap.</param>
/// <param name="PrLimit">Sets limits on resources (util-linux).</param>
/// <param name="SetPriv">Gives root up (util-linux); null where the host is an ordinary user.</param>
/// <param name="LibraryFolders">Where the system's shared libraries lie.</param>
/// <param name="LibraryLinks">The short names under which they are found too, each with its target.</param>
internal sealed record BubblewrapTools(
    string Bwrap, string PrLimit, string? SetPriv, IReadOnlyList<string> LibraryFolders, IReadOnlyList<(string Link, string Target)> LibraryLinks)
{
    private static readonly string[] Programs = ["/usr/bin", "/bin", "/usr/local/bin", "/usr/sbin"];
    private static readonly string[] Libraries = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"];

    /// <summary>Finds them.</summary>
    /// <param name="missing">What is not there, in words; empty where all is.</param>
    internal static BubblewrapTools? Find(out string missing)
    {
        missing = "";
        if (!OperatingSystem.IsLinux())
        {
            missing = "Plugins are sandboxed on Linux alone.";
            return null;
        }

        var (bwrap, prlimit) = (Program("bwrap"), Program("prlimit"));
        var setpriv = Environment.IsPrivilegedProcess ? Program("setpriv") : null;
        var lacking = new[] { bwrap is null ? "bubblewrap (bwrap)" : "", prlimit is null ? "prlimit" : "", Environment.IsPrivilegedProcess && setpriv is null ? "setpriv" : "" };
        missing = string.Join(", ", lacking.Where(l => l.Length > 0)) is { Length: > 0 } names ? $"This machine lacks {names}." : "";
        return bwrap is null || prlimit is null || missing.Length > 0
            ? null
            : new BubblewrapTools(bwrap, prlimit, setpriv, [.. Libraries.Where(Directory.Exists)], [.. Links()]);
    }

    private static string? Program(string name) => Programs.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    // /lib and /lib64 are links below /usr on every Linux that .NET 10 supports; a loader is found by the second.
    private static IEnumerable<(string, string)> Links() =>
        from name in (string[])["lib", "lib64"] where Directory.Exists($"/usr/{name}") select ($"/{name}", $"usr/{name}");
}
