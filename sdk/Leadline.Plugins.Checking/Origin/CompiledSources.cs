using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Leadline.Plugins.Checking;

/// <summary>What an assembly and its PDB say of the files that it was compiled from.</summary>
/// <param name="Belongs">Whether the PDB is that of the assembly.</param>
/// <param name="IsUnchanged">Whether its bytes are those that the compiler wrote; null where the assembly does not say which by SHA-256.</param>
/// <param name="Documents">The files.</param>
internal sealed record CompiledSources(bool Belongs, bool? IsUnchanged, IReadOnlyList<CompiledSources.Document> Documents)
{
    private const int MostSourceBytes = 64 * 1024 * 1024; // as much as a package may unpack to

    // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md#embedded-source-c-and-vb-compilers
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private static readonly Guid Sha256 = new("8829D00F-11B8-4213-878B-770E8597AC16");

    /// <summary>One file that was compiled.</summary>
    /// <param name="Name">As the compiler was given it.</param>
    /// <param name="Hash">SHA-256 in small hexadecimal digits; empty where the compiler wrote a weaker hash down, which tells nothing.</param>
    /// <param name="Embedded">Its text within the PDB; null where it is not there.</param>
    /// <param name="IsHashed">Whether the compiler wrote any hash down: it does not of files that only a <c>#line</c> directive names, which it never read.</param>
    internal sealed record Document(string Name, string Hash, byte[]? Embedded, bool IsHashed = true)
    {
        /// <summary>Its name without the folders, however the machine that compiled it wrote those.</summary>
        internal string FileName => Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];

        /// <summary>Whether the build wrote it: many builds put those into the PDB, and nothing else.</summary>
        internal bool IsMadeByTheBuild => Name.Contains("/obj/", StringComparison.Ordinal) || Name.Contains("\\obj\\", StringComparison.Ordinal);
    }

    /// <summary>Reads the two.</summary>
    /// <exception cref="InvalidDataException">The PDB can't be read; damaged ones may fail in other ways too.</exception>
    internal static CompiledSources Read(ReadOnlyMemory<byte> dll, ReadOnlyMemory<byte> pdb)
    {
        using var pe = new PEReader([.. dll.Span]);
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. pdb.Span]);
        var reader = provider.GetMetadataReader();
        var header = reader.DebugMetadataHeader ?? throw new InvalidDataException("It has no header of a PDB.");
        var entries = pe.ReadDebugDirectory();
        var belongs = entries.Where(e => e.IsPortableCodeView).Any(e => new BlobContentId(header.Id) == new BlobContentId(pe.ReadCodeViewDebugDirectoryData(e).Guid, e.Stamp));
        var hashes = entries.Where(e => e.Type == DebugDirectoryEntryType.PdbChecksum).Select(pe.ReadPdbChecksumDebugDirectoryData).Where(c => c.AlgorithmName == "SHA256").ToList();
        var isUnchanged = hashes.Count == 0 ? (bool?)null : hashes.TrueForAll(c => c.Checksum.AsSpan().SequenceEqual(ChecksumOf(pdb.ToArray(), header)));
        return new CompiledSources(belongs, isUnchanged, belongs ? DocumentsOf(reader) : []);
    }

    // The compiler hashes the PDB before it knows the identifier, which it makes of the hash.
    private static byte[] ChecksumOf(byte[] pdb, DebugMetadataHeader header)
    {
        pdb.AsSpan(header.IdStartOffset, header.Id.Length).Clear();
        return SHA256.HashData(pdb);
    }

    private static List<Document> DocumentsOf(MetadataReader reader)
    {
        var (documents, room) = (new List<Document>(), MostSourceBytes);
        foreach (var handle in reader.Documents)
        {
            var document = reader.GetDocument(handle);
            var embedded = reader.GetCustomDebugInformation(handle).Select(reader.GetCustomDebugInformation)
                .Where(i => reader.GetGuid(i.Kind) == EmbeddedSource).Select(i => Text(reader.GetBlobBytes(i.Value), room)).FirstOrDefault();
            room -= embedded?.Length ?? 0;
            documents.Add(reader.GetGuid(document.HashAlgorithm) == Sha256
                ? new Document(reader.GetString(document.Name), Convert.ToHexStringLower(reader.GetBlobBytes(document.Hash)), embedded)
                : new Document(reader.GetString(document.Name), "", null, IsHashed: !document.HashAlgorithm.IsNil));
        }

        return documents;
    }

    // Four bytes say how long the text is once inflated; none where it stands as it is.
    private static byte[] Text(byte[] blob, int room)
    {
        var length = BitConverter.ToInt32(blob, 0);
        if (length < 0 || length > room)
            throw new InvalidDataException("The sources within it are longer than a package may be.");
        if (length == 0)
            return blob[sizeof(int)..];
        using var inflating = new DeflateStream(new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int)), CompressionMode.Decompress);
        var text = new byte[length];
        inflating.ReadExactly(text);
        return text;
    }
}
