using System.Security.Cryptography;
using System.Text.Json;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>A key to sign packages with: ECDSA on the curve P-256. Its file is a secret of its owner.</summary>
public sealed class SigningKey : IDisposable
{
    internal const int Bits = 256;

    private readonly ECDsa _key;

    private SigningKey(ECDsa key, OrganisationReference owner, bool isDevelopment)
    {
        _key = key;
        Public = new PublicKey { Owner = owner, IsDevelopment = isDevelopment, Spki = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) };
    }

    /// <summary>The half that others may see.</summary>
    public PublicKey Public { get; }

    /// <summary>A new key.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="forDevelopment">Whether it is marked for development for good.</param>
    public static SigningKey Create(OrganisationReference owner, bool forDevelopment) =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256), owner, forDevelopment);

    /// <summary>Reads a key's file.</summary>
    /// <exception cref="FormatException">The text is no key file, or holds another kind of key.</exception>
    public static SigningKey Read(string json)
    {
        var key = ECDsa.Create();
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(json, PluginDocuments.Json) ?? throw new FormatException("The key file is empty.");
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(file.PrivateKey), out _);
            if (file.Format != 1 || key.KeySize != Bits)
                throw new FormatException("The file holds a key of another format, or not of the curve P-256.");
            return new SigningKey(key, file.Owner, file.Development);
        }
        catch (Exception damaged) when (damaged is JsonException or CryptographicException or FormatException)
        {
            key.Dispose();
            throw new FormatException($"This is no key to sign plugins with: {damaged.Message}", damaged);
        }
    }

    /// <summary>The key as its file holds it: write it where its owner alone can read.</summary>
    public string Write() => JsonSerializer.Serialize(
        new KeyFile { Format = 1, Owner = Public.Owner, Development = Public.IsDevelopment, PrivateKey = Convert.ToBase64String(_key.ExportPkcs8PrivateKey()) },
        PluginDocuments.Json);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal byte[] Sign(ReadOnlySpan<byte> data) => _key.SignData(data, HashAlgorithmName.SHA256);

    private sealed record KeyFile
    {
        public required int Format { get; init; }

        public required OrganisationReference Owner { get; init; }

        public required bool Development { get; init; }

        public required string PrivateKey { get; init; }
    }
}
