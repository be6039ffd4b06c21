using System.Security.Cryptography;
using Leadline.Modularity.Record;

namespace Leadline.Host.Configuration;

/// <summary>The installation's signing key in a file that only its owner can read.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>What keeps a file from being used as the key; null where nothing does.</summary>
    public static string? Fault(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
                return "others than its owner can read it: chmod 600";
            using var key = Read(path);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return error.Message;
        }
    }

    /// <summary>Reads the key.</summary>
    /// <exception cref="CryptographicException">The file holds no private key on the curve P-256.</exception>
    public static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        key.ExportParameters(includePrivateParameters: true); // a public key alone is refused here
        return PublicKeys.IsP256(key) ? key : throw new CryptographicException("The key is not on the curve P-256.");
    }

    /// <summary>Reads the key, making it where there is none yet.</summary>
    public static ECDsa ReadOrMake(string path)
    {
        if (!File.Exists(path))
            Make(path);
        return Read(path);
    }

    // Written whole under another name first: a crash must not leave half a key behind.
    private static void Make(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new StreamWriter(draft, options))
        {
            file.Write(key.ExportPkcs8PrivateKeyPem() + "\n");
            file.Flush();
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }
}
