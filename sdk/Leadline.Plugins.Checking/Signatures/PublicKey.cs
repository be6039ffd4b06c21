using System.Security.Cryptography;
using Leadline.Primitives;

namespace Leadline.Plugins.Checking;

/// <summary>The public half of a signing key: ECDSA on the curve P-256 (FIPS 186-5).</summary>
public sealed record PublicKey
{
    /// <summary>What the identifiers of development keys begin with.</summary>
    public const string DevelopmentMark = "dev-";

    /// <summary>Whose key it is.</summary>
    public required OrganisationReference Owner { get; init; }

    /// <summary>Whether it is for development: nothing signed with it reaches a production host.</summary>
    public required bool IsDevelopment { get; init; }

    /// <summary>The key as a SubjectPublicKeyInfo (RFC 5280), in base 64.</summary>
    public required string Spki { get; init; }

    /// <summary>
    /// What signatures name it by: SHA-256 of the key, with <see cref="DevelopmentMark"/> or <c>key-</c> before it. The mark is part of what
    /// is signed, so that it cannot be taken off afterwards.
    /// </summary>
    /// <exception cref="FormatException">The key is not base 64.</exception>
    public string Identify() =>
        (IsDevelopment ? DevelopmentMark : "key-") + Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(Spki)));

    /// <summary>Whether signatures can be verified with it, and it is written in the one way that a key is written, so that no key has two identifiers.</summary>
    public bool CanVerify()
    {
        using var key = ECDsa.Create();
        return TryImport(key) && Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) == Spki;
    }

    internal bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        return TryImport(key) && key.VerifyData(data, signature, HashAlgorithmName.SHA256);
    }

    private bool TryImport(ECDsa key)
    {
        try
        {
            var bytes = Convert.FromBase64String(Spki);
            key.ImportSubjectPublicKeyInfo(bytes, out var read);
            return read == bytes.Length && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
        }
        catch (Exception damaged) when (damaged is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
