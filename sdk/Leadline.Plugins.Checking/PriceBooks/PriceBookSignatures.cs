using System.Text.Json;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>
/// Signs price books and judges their signatures. A signature lies in a file of its own and has the form of a package's; what is signed
/// begins otherwise, so that neither passes for the other.
/// </summary>
public static class PriceBookSignatures
{
    /// <summary>The largest signature file, in bytes.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>Signs a price book's file, just as its bytes are.</summary>
    /// <param name="book">The whole file.</param>
    /// <param name="key">The supplier's key.</param>
    /// <param name="at">Now, in UTC.</param>
    /// <param name="until">Until when it may be published, in UTC.</param>
    /// <returns>The signature's file.</returns>
    public static byte[] Sign(ReadOnlySpan<byte> book, SigningKey key, DateTimeOffset at, DateTimeOffset until)
    {
        var unsigned = new PublisherSignature { Format = 1, Key = key.Public.Identify(), SignedAt = at, ValidUntil = until, Value = "" };
        return JsonSerializer.SerializeToUtf8Bytes(
            unsigned with { Value = Convert.ToBase64String(key.Sign(unsigned.SignedTextOfPriceBook(book))) }, PluginDocuments.Json);
    }

    /// <summary>Judges a signature.</summary>
    /// <param name="book">The whole file of the book.</param>
    /// <param name="publisher">Whose prices the book says they are; null where it could not be read.</param>
    /// <param name="signature">The signature's file.</param>
    /// <param name="policy">By what it is judged.</param>
    public static PriceBookSigner Check(ReadOnlyMemory<byte> book, OrganisationReference? publisher, ReadOnlyMemory<byte> signature, PackagePolicy policy)
    {
        if (Read(signature) is not { } read)
            return new PriceBookSigner(null, [new("", "signature-malformed", $"The signature is no such file of at most {MostBytes:N0} bytes. Sign the book anew.")]);
        var findings = new List<PluginFinding>();
        new SignatureCheck(policy, findings).PriceBook(publisher, book.Span, read);
        return new PriceBookSigner(read.Key, [.. findings.Select(f => new PriceBookFault("", f.Code, f.Remedy is null ? f.Reason : $"{f.Reason} {f.Remedy}"))]);
    }

    private static PublisherSignature? Read(ReadOnlyMemory<byte> signature)
    {
        try
        {
            return signature.Length <= MostBytes && JsonSerializer.Deserialize<PublisherSignature>(signature.Span, PluginDocuments.Json) is { Format: 1 } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Who signed a price book, and what is wrong with the signature.</summary>
/// <param name="Key">The identifier of the key that the signature names; null where it can't be read.</param>
/// <param name="Faults">Everything that is wrong; empty for a signature that holds.</param>
public sealed record PriceBookSigner(string? Key, IReadOnlyList<PriceBookFault> Faults);
