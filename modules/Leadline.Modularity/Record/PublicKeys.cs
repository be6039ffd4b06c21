using System.Security.Cryptography;

namespace Leadline.Modularity.Record;

/// <summary>Public keys as text.</summary>
internal static class PublicKeys
{
    // 1.2.840.10045.3.1.7, also called secp256r1. Source: RFC 5480, section 2.1.1.1.
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Reads one key in PEM.</summary>
    /// <exception cref="NoExportException">It is no key that seals are signed with.</exception>
    internal static ECDsa Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (IsP256(key))
                return key;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new NoExportException($"A public key can't be read: {error.Message}");
        }

        key.Dispose();
        throw new NoExportException("A public key is not on the curve P-256.");
    }

    /// <summary>Reads every key of a text that holds one or several in PEM.</summary>
    internal static IReadOnlyDictionary<string, ECDsa> ReadAll(string text)
    {
        var keys = new Dictionary<string, ECDsa>(StringComparer.Ordinal);
        while (PemEncoding.TryFind(text, out var found))
        {
            var key = Read(text[found.Location]);
            keys[Seal.KeyIdOf(key)] = key;
            text = text[found.Location.End..];
        }

        return keys.Count > 0 ? keys : throw new NoExportException("There is no public key in PEM.");
    }

    internal static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;
}
