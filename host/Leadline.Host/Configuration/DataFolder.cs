using System.Security.Cryptography;
using System.Text;
using Leadline.Modularity.Configuration;

namespace Leadline.Host.Configuration;

/// <summary>The folder of an installation: owner only, locked by the one host that runs on it.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>The embedded database's file.</summary>
    public const string DatabaseFile = "leadline.db";

    /// <summary>The key that signs the record's seals, where no other file is configured.</summary>
    public const string RecordKeyFile = "record-key.pem";

    /// <summary>The key under which the browser keys lie in the store, where no other file is configured.</summary>
    public const string BrowserKeyFile = "browser-key";

    /// <summary>The operator's way in: a socket that only the folder's owner can open.</summary>
    public const string SocketFile = "operator.sock";

    private const int LongestSocket = 100; // sun_path holds 108 bytes
    private const string LockFile = "host.lock";
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The operator's socket.</summary>
    public string Socket => SocketOf(Path);

    /// <summary>Where the operator's socket of a folder lies: in it, or, where that path is too long for a socket, in a folder of its own among temporary files.</summary>
    public static string SocketOf(string path)
    {
        var inside = System.IO.Path.Combine(path, SocketFile);
        return inside.Length <= LongestSocket
            ? inside
            : System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"leadline-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16]}", SocketFile);
    }

    /// <summary>Takes the folder for one host. The lock goes with the process, also when it is killed.</summary>
    /// <returns>Null where another host runs on the folder.</returns>
    /// <exception cref="SettingsException">There is no such folder and none can be made, or it is somebody else's.</exception>
    public static DataFolder? TryLock(string path)
    {
        try
        {
            foreach (var folder in new[] { path, System.IO.Path.GetDirectoryName(SocketOf(path))! }.Distinct(StringComparer.Ordinal))
            {
                System.IO.Directory.CreateDirectory(folder);
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // fails on somebody else's
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"LEADLINE_DATA__FOLDER (key Data:Folder) holds '{path}', which can't be used as a folder: {error.Message}"]);
        }

        try
        {
            var file = new FileStream(System.IO.Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var folder = new DataFolder(path, file);
            File.Delete(folder.Socket); // left behind by a killed host; the lock says that nobody listens on it
            return folder;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
