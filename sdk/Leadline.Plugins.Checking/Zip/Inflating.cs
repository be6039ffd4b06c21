using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Leadline.Plugins.Checking;

/// <summary>Unpacks entries, counting every byte as it comes out.</summary>
internal sealed class Inflating(PackageLimits limits)
{
    private const int Piece = 64 * 1024;
    private long _left = limits.TotalBytes;

    /// <summary>The file; null, with the reason, where it is too large or not what its header says.</summary>
    internal byte[]? Read(ZipEntry entry, List<PluginFinding> findings)
    {
        var most = Math.Min(PackagePaths.IsDocument(entry.Path) ? limits.DocumentBytes : limits.FileBytes, _left);
        byte[]? content;
        try
        {
            content = entry.Method == ZipLayout.Stored ? Stored(entry, most) : Inflate(entry, most);
        }
        catch (InvalidDataException)
        {
            return Refuse("damaged-file", "The file cannot be unpacked: its bytes are damaged.");
        }

        if (content is null)
        {
            return most == _left
                ? Refuse("package-bomb", $"All files together unpack to more than the {limits.TotalBytes:N0} bytes that are let through.")
                : Refuse("file-too-large", $"The file unpacks to more than the {most:N0} bytes that are let through.");
        }

        _left -= content.Length;
        return content.Length == entry.StatedSize && Crc32.Of(content) == entry.Crc
            ? content
            : Refuse("header-lies", $"The header states {entry.StatedSize:N0} bytes and a checksum; the file has {content.Length:N0} bytes, or another checksum.");

        byte[]? Refuse(string code, string reason)
        {
            findings.Add(new PluginFinding { Code = code, File = entry.Path, Reason = reason });
            return null;
        }
    }

    private static byte[]? Stored(ZipEntry entry, long most) => entry.Packed.Length <= most ? entry.Packed.ToArray() : null;

    private static byte[]? Inflate(ZipEntry entry, long most)
    {
        MemoryMarshal.TryGetArray(entry.Packed, out var packed);
        using var inflate = new DeflateStream(new MemoryStream(packed.Array ?? [], packed.Offset, packed.Count, writable: false), CompressionMode.Decompress);
        using var content = new MemoryStream();
        var piece = new byte[Piece];
        for (int read; (read = inflate.Read(piece)) > 0;)
        {
            if (content.Length + read > most)
                return null;
            content.Write(piece, 0, read);
        }

        return content.ToArray();
    }
}
