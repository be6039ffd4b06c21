using System.Security.Cryptography;
using Leadline.Host.Configuration;

namespace Leadline.Host.Browser;

/// <summary>The key under which the browser keys lie in the store: 32 random bytes in a file that only its owner can read.</summary>
internal static class BrowserKeyFile
{
    private const int Length = 32;

    /// <summary>What keeps a file from being used as the key; null where nothing does.</summary>
    public static string? Fault(string path) => SecretFile.Fault(path, file => Read(file));

    /// <summary>Reads the key.</summary>
    /// <exception cref="CryptographicException">The file is longer or shorter than a key.</exception>
    public static byte[] Read(string path)
    {
        var key = File.ReadAllBytes(path);
        return key.Length == Length ? key : throw new CryptographicException($"It holds {key.Length} bytes.");
    }

    /// <summary>Reads the key, making it where there is none yet.</summary>
    public static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
            SecretFile.Make(path, RandomNumberGenerator.GetBytes(Length));
        return Read(path);
    }
}
