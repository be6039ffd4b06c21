using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Leadline.Plugins.Checking;

/// <summary>The publisher's signature: of a package the file <c>signature.json</c> in it, of a price book a file beside it.</summary>
public sealed record PublisherSignature
{
    /// <summary>The format; 1.</summary>
    public required int Format { get; init; }

    /// <summary>The key's identifier.</summary>
    public required string Key { get; init; }

    /// <summary>When it was signed, in UTC, as the signer says.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Until when the package may be approved, or the price book published, in UTC.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>The signature over all of that and the manifest or the price book, in base 64.</summary>
    public required string Value { get; init; }

    internal byte[] SignedText(ReadOnlySpan<byte> manifest) => SignedLines.Of("publisher",
        ("manifest", SignedLines.Hash(manifest)), ("key", Key), ("signed-at", SignedLines.Instant(SignedAt)), ("valid-until", SignedLines.Instant(ValidUntil)));

    internal byte[] SignedTextOfPriceBook(ReadOnlySpan<byte> book) => SignedLines.Of("price-book",
        ("price-book", SignedLines.Hash(book)), ("key", Key), ("signed-at", SignedLines.Instant(SignedAt)), ("valid-until", SignedLines.Instant(ValidUntil)));
}

/// <summary>The authority's countersignature at approval: the file <c>countersignature.json</c>.</summary>
public sealed record AuthorityCountersignature
{
    /// <summary>The format; 1.</summary>
    public required int Format { get; init; }

    /// <summary>The key's identifier.</summary>
    public required string Key { get; init; }

    /// <summary>When it was approved, in UTC.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Until when the package may run, in UTC; null while nothing is withdrawn, as for a formula that a contract rests on.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The version of the rules that the code was checked by.</summary>
    public required int Rules { get; init; }

    /// <summary>The assemblies as they were checked and rewritten; null in approvals that do not name them.</summary>
    public ApprovedCode? Code { get; init; }

    /// <summary>The signature over all of that, the manifest and the publisher's signature, in base 64.</summary>
    public required string Value { get; init; }

    internal byte[] SignedText(ReadOnlySpan<byte> manifest, ReadOnlySpan<byte> publisherSignature) => SignedLines.Of("authority",
    [
        ("manifest", SignedLines.Hash(manifest)), ("signature", SignedLines.Hash(publisherSignature)), ("key", Key), ("signed-at", SignedLines.Instant(SignedAt)),
        ("valid-until", ValidUntil is { } until ? SignedLines.Instant(until) : "open"), ("rules", Rules.ToString(CultureInfo.InvariantCulture)),
        .. Code is { } code ? [("circumstances", code.Circumstances), ("code", code.Hash())] : Array.Empty<(string, string)>(),
    ]);
}

/// <summary>What is signed: lines of name and value under a first line that says what for, so that no signature serves for anything else.</summary>
internal static class SignedLines
{
    internal static byte[] Of(string purpose, params ReadOnlySpan<(string Name, string Value)> lines)
    {
        var text = new StringBuilder("leadline plugin 1 ").Append(purpose).Append('\n');
        foreach (var (name, value) in lines)
            text.Append(name).Append(": ").Append(value).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    internal static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    internal static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
