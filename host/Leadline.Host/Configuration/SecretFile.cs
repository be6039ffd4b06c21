using System.Security.Cryptography;

namespace Leadline.Host.Configuration;

/// <summary>A file that holds a secret: for its owner alone, and either whole or not there.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>What keeps a file from being used as a secret; null where nothing does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads it, and throws where it does not hold what it should.</param>
    public static string? Fault(string path, Action<string> read)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
                return "others than its owner can read it: chmod 600";
            read(path);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return error.Message;
        }
    }

    /// <summary>Makes the file. It is written whole under another name first: a crash must not leave half a key behind.</summary>
    public static void Make(string path, ReadOnlySpan<byte> content)
    {
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }
}
