using System.Security.Cryptography;
using System.Text;
using Leadline.Modularity.Record;

namespace Leadline.Host.Configuration;

/// <summary>The installation's signing key in a file that only its owner can read.</summary>
internal static class KeyFile
{
    /// <summary>What keeps a file from being used as the key; null where nothing does.</summary>
    public static string? Fault(string path) => SecretFile.Fault(path, file => Read(file).Dispose());

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

    private static void Make(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SecretFile.Make(path, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
    }
}
