using System.Security.Cryptography;

namespace Leadline.Modularity.Record;

/// <summary>
/// The SHA-256 of an export: of each line with its line feed, and of the last line with no digest in it yet. Seals cover what entries say; this
/// covers the rest, such as the header's instant. It finds damage, not forgery: whoever changes the file can take it anew.
/// </summary>
internal sealed class ExportDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes what comes next in the file.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>The last line with the digest of the file, which is whole with it.</summary>
    public ExportEnd Complete(ExportEnd end)
    {
        _hash.AppendData(ExportLines.Write(end with { Sha256 = "" }));
        return end with { Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset()) };
    }

    public void Dispose() => _hash.Dispose();
}
