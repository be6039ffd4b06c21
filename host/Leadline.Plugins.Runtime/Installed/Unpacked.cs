using System.Text;

namespace Leadline.Plugins.Runtime.Installed;

/// <summary>What workers read, in a folder of this process: written once, and only read after that.</summary>
/// <remarks>
/// Not in the data folder, nor beside the host: those may be closed to everybody but their owner, and the workers of a host that runs as root
/// are not their owner.
/// </remarks>
internal sealed class Unpacked : IDisposable
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PassThrough = Folder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const string Prefix = "leadline-plugins-";
    private const string LockFile = "lock";

    private readonly Lazy<string> _root;
    private FileStream? _lock;

    /// <summary>Makes nothing yet.</summary>
    public Unpacked() => _root = new Lazy<string>(MakeRoot);

    /// <summary>The folder, made when it is first asked for.</summary>
    internal string Root => _root.Value;

    /// <summary>Where the rewritten assemblies of a package lie, and nothing else: a worker needs no other file of it.</summary>
    /// <param name="package">The package's hash.</param>
    /// <param name="assemblies">The assemblies by path.</param>
    internal string FolderOf(string package, IReadOnlyDictionary<string, byte[]> assemblies)
    {
        var folder = Path.Combine(Root, package);
        if (Directory.Exists(folder))
            return folder;
        Directory.Move(FolderApart(assemblies), folder); // whole or not at all: a full disk must not leave half of it
        return folder;
    }

    /// <summary>The same in a folder that nobody else is given, and that is the caller's to delete.</summary>
    internal string FolderApart(IReadOnlyDictionary<string, byte[]> assemblies)
    {
        var folder = Path.Combine(Root, $"apart-{Guid.CreateVersion7():N}");
        foreach (var (path, bytes) in assemblies)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        LetRead(folder);
        return folder;
    }

    /// <summary>Where a program of ours is found that runs in boxes: where it is, or, for a host that runs as root, in a copy that others can read.</summary>
    internal string ProgramOf(string program)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows() || !File.Exists(program))
            return program;
        var folder = Path.Combine(Root, "program-" + CountedHash.OfBytes(Encoding.UTF8.GetBytes(program))); // of one name there are several
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            var from = Path.GetDirectoryName(program)!;
            foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(from, f)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                File.Copy(Path.Combine(from, file), Path.Combine(folder, file));
            }

            LetRead(folder);
        }

        var copy = Path.Combine(folder, Path.GetFileName(program));
        File.SetUnixFileMode(copy, PassThrough | Readable);
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock?.Dispose();
        if (_root.IsValueCreated && Directory.Exists(_root.Value))
            Directory.Delete(_root.Value, recursive: true);
    }

    // Whatever mask this process has. The root's name can't be guessed, and it can't be listed.
    private static void LetRead(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var inside in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder))
            File.SetUnixFileMode(inside, PassThrough | Readable);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(file, Readable);
    }

    private string MakeRoot()
    {
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
            DeleteIfLeft(left);
        var root = Directory.CreateTempSubdirectory(Prefix).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(root, Environment.IsPrivilegedProcess ? PassThrough : Folder);
        _lock = new FileStream(Path.Combine(root, LockFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        return root;
    }

    // The lock of a host goes with it, also when it is killed. A folder that is another user's, or in use, stays.
    private static void DeleteIfLeft(string folder)
    {
        try
        {
            using (new FileStream(Path.Combine(folder, LockFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
