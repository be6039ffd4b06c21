using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Leadline.Modularity.Files;
using Leadline.Plugins.Checking;
using Leadline.Primitives;

namespace Leadline.Plugins.Runtime.Packages;

/// <summary>
/// The key with which this installation countersigns for its authority: a file that its owner alone may read, made at the first approval.
/// Nodes of one installation share it, as they share the packages.
/// </summary>
internal sealed class CountersigningKey(PluginSettings settings) : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lock _turn = new();
    private SigningKey? _key;

    /// <summary>The key; null where there is none and none may be made.</summary>
    /// <param name="authority">Whose name it bears, where it has to be made.</param>
    /// <param name="mayMake">Whether it may be made. Once something was approved a missing key is one that was lost: another would make all of that worthless.</param>
    /// <exception cref="FormatException">The file holds no such key.</exception>
    internal SigningKey? Get(OrganisationReference authority, bool mayMake)
    {
        lock (_turn)
        {
            if (_key is null && mayMake && !File.Exists(settings.CountersigningKey))
                Make(authority);
            return Read();
        }
    }

    /// <summary>The public half, where there is a key.</summary>
    /// <exception cref="FormatException">The file holds no such key.</exception>
    internal PublicKey? Find()
    {
        lock (_turn)
            return Read()?.Public;
    }

    /// <summary>The key as one that approves.</summary>
    internal static TrustedKey Trust(PublicKey key) => new() { Key = key, IsAuthority = true, ValidFrom = DateTimeOffset.MinValue, ValidUntil = DateTimeOffset.MaxValue };

    /// <inheritdoc/>
    public void Dispose() => _key?.Dispose();

    private SigningKey? Read() => _key ??= File.Exists(settings.CountersigningKey) ? SigningKey.Read(File.ReadAllText(settings.CountersigningKey)) : null;

    private void Make(OrganisationReference authority)
    {
        var folder = Path.GetDirectoryName(settings.CountersigningKey)!;
        Directory.CreateDirectory(folder);
        using var made = SigningKey.Create(authority, forDevelopment: false);
        var making = $"{settings.CountersigningKey}.{Guid.CreateVersion7():N}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerAlone;
            using (var file = new FileStream(making, options))
            {
                file.Write(Encoding.UTF8.GetBytes(made.Write()));
                file.Flush(flushToDisk: true);
            }

            NameUnlessTaken(making, settings.CountersigningKey);
        }
        finally
        {
            File.Delete(making);
        }

        FolderSync.Flush(folder); // an approval must not outlive its key
    }

    // Of two nodes that make one at once the first wins, and the other reads the first's. Moving would not do: it replaces what came between.
    private static void NameUnlessTaken(string made, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            if (!File.Exists(name))
                File.Move(made, name);
        }
        else if (Link(Encoding.UTF8.GetBytes(made + '\0'), Encoding.UTF8.GetBytes(name + '\0')) != 0 && !File.Exists(name))
        {
            throw new IOException($"The key {name} could not be made: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);
}
