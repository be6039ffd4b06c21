using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Leadline.Modularity.Files;

/// <summary>Writes a folder's list of names to disk. The base library can do that for files alone, and only then does a new file outlive a loss of power.</summary>
public static class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Writes the list to disk.</summary>
    /// <exception cref="IOException">The folder could not be written.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return; // elsewhere the file system sees to it, or can't be told
        var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (descriptor < 0)
            throw Failed(folder);
        try
        {
            if (Sync(descriptor) != 0)
                throw Failed(folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failed(string folder) => new($"The folder {folder} could not be written to disk: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
