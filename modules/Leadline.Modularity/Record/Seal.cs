using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Leadline.Modularity.Record;

/// <summary>One link of the chain: the signed root over a batch of entries, and with it over all seals before.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Previous">The hash of the seal before, in lower-case hexadecimal; 64 noughts for the first.</param>
/// <param name="Root">The Merkle root over the batch, in lower-case hexadecimal.</param>
/// <param name="Count">How many entries the batch holds; at least one.</param>
/// <param name="At">When it was sealed, in whole microseconds.</param>
/// <param name="Algorithm">How it is signed.</param>
/// <param name="KeyId">By which key: the SHA-256 of its public half (SubjectPublicKeyInfo), in lower-case hexadecimal.</param>
/// <param name="Signature">The signature over the text of the other fields (DER, in Base64).</param>
internal sealed record Seal(
    long Number, string Previous, string Root, int Count, DateTimeOffset At, string Algorithm, string KeyId, string Signature)
{
    /// <summary>ECDSA on P-256 with SHA-256; the only one yet. Its name is signed and stored, so that another can follow.</summary>
    public const string EcdsaP256 = "ecdsa-p256-sha256";

    /// <summary>What the first seal names as the one before it.</summary>
    public static readonly string NoSeal = new('0', 64);

    /// <summary>What the next seal names as the one before it: the SHA-256 of what is signed and of the signature.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData([.. SignedBytes(), .. Convert.FromBase64String(Signature)]));

    /// <summary>Seals a batch.</summary>
    public static Seal Sign(Seal? previous, byte[] root, int count, DateTimeOffset at, ECDsa key)
    {
        var bare = new Seal((previous?.Number ?? 0) + 1, previous?.Hash ?? NoSeal, Convert.ToHexStringLower(root), count,
            Instants.InMicroseconds(at), EcdsaP256, KeyIdOf(key), "");
        var signature = key.SignData(bare.SignedBytes(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return bare with { Signature = Convert.ToBase64String(signature) };
    }

    /// <summary>Whether the signature is this key's.</summary>
    public bool IsSignedBy(ECDsa key) => Algorithm == EcdsaP256
        && key.VerifyData(SignedBytes(), Convert.FromBase64String(Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public static string KeyIdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    // Text, so that anybody can check a signature with tools at hand.
    private byte[] SignedBytes() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"leadline-seal/1\n{Number}\n{Previous}\n{Root}\n{Count}\n{Instants.Text(At)}\n{Algorithm}\n{KeyId}\n"));
}

/// <summary>The place of one entry in the chain. It is written with its seal; the entry itself stays as it is.</summary>
/// <param name="Seal">The number of the seal.</param>
/// <param name="Position">The place in the batch, from 1.</param>
/// <param name="Module">Whose entry it is.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Leaf">Its hash when it was sealed, in lower-case hexadecimal.</param>
internal sealed record SealedEntry(long Seal, int Position, string Module, Guid EntryId, string Leaf);

/// <summary>The public half of a key that has signed seals of this installation.</summary>
/// <param name="Id">The SHA-256 of its SubjectPublicKeyInfo, in lower-case hexadecimal.</param>
/// <param name="Algorithm">How it signs.</param>
/// <param name="PublicKey">In PEM.</param>
/// <param name="Since">When it was first used here.</param>
internal sealed record SigningKey(string Id, string Algorithm, string PublicKey, DateTimeOffset Since)
{
    public static SigningKey Of(ECDsa key, DateTimeOffset now) =>
        new(Record.Seal.KeyIdOf(key), Record.Seal.EcdsaP256, key.ExportSubjectPublicKeyInfoPem(), Instants.InMicroseconds(now));
}
