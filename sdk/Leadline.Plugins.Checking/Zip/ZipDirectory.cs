using System.Buffers.Binary;
using System.Text;

namespace Leadline.Plugins.Checking;

/// <summary>Reads the headers of a package: both of each file, which must say the same and lie one behind the other.</summary>
internal static class ZipDirectory
{
    /// <summary>The entries in the order of the file; null, with a finding, where the file is no package at all.</summary>
    internal static List<ZipEntry>? Read(ReadOnlyMemory<byte> package, PackageLimits limits, List<PluginFinding> findings)
    {
        if (package.Length > limits.PackageBytes)
            return Refuse("package-too-large", $"A package has at most {limits.PackageBytes:N0} bytes; this one has {package.Length:N0}.");
        if (End(package.Span) is not { } end)
            return Refuse("not-a-package", "The file does not end as a zip of one part without a comment does.");
        if (end.Files > limits.Files)
            return Refuse("too-many-files", $"A package has at most {limits.Files} files; this one lists {end.Files}.");

        var entries = new List<ZipEntry>();
        var (central, next) = ((long)end.CentralAt, 0L);
        for (var i = 0; i < end.Files; i++)
        {
            if (Entry(package, ref central, ref next, end.CentralAt, findings) is not { } entry)
                return null;
            entries.Add(entry);
        }

        return next == end.CentralAt && central == package.Length - ZipLayout.EndSize
            ? entries
            : Refuse("hidden-bytes", "There are bytes between the files and the list of files, or behind it, that belong to neither.");

        List<ZipEntry>? Refuse(string code, string reason)
        {
            findings.Add(new PluginFinding { Code = code, Reason = reason });
            return null;
        }
    }

    private static (int Files, uint CentralAt)? End(ReadOnlySpan<byte> package)
    {
        if (package.Length < ZipLayout.EndSize)
            return null;
        var end = package[^ZipLayout.EndSize..];
        var (files, size, at) = (U16(end, 10), U32(end, 12), U32(end, 16));
        var plain = U32(end, 0) == ZipLayout.EndMark && U16(end, 4) == 0 && U16(end, 6) == 0 && U16(end, 8) == files && U16(end, 20) == 0
            && (long)at + size == package.Length - ZipLayout.EndSize;
        return plain ? (files, at) : null;
    }

    private static ZipEntry? Entry(ReadOnlyMemory<byte> package, ref long central, ref long next, uint centralAt, List<PluginFinding> findings)
    {
        var bytes = package.Span;
        if (central + ZipLayout.CentralSize > bytes.Length || U32(bytes, central) != ZipLayout.CentralMark)
            return Refuse(null, "damaged-header", "The list of files is cut off or damaged.");
        var c = bytes[(int)central..];
        var nameLength = U16(c, 28);
        if (nameLength > c.Length - ZipLayout.CentralSize)
            return Refuse(null, "damaged-header", "The list of files is cut off or damaged.");
        var name = c.Slice(ZipLayout.CentralSize, nameLength);
        if (!Ascii.IsValid(name))
            return Refuse(null, "path-characters", "A path has letters, digits, full stops, hyphens and underscores, with '/' between folders.");
        var path = Encoding.ASCII.GetString(name);
        central += ZipLayout.CentralSize + nameLength;

        var (method, crc, packed, stated, at) = (U16(c, 10), U32(c, 16), U32(c, 20), U32(c, 24), U32(c, 42));
        if (!ZipLayout.IsPlain(U16(c, 6), U16(c, 8), method, U16(c, 12), U16(c, 14)) || U16(c, 4) != ZipLayout.NeededVersion
            || U16(c, 30) != 0 || U16(c, 32) != 0 || U16(c, 34) != 0 || U16(c, 36) != 0 || U32(c, 38) != 0)
            return Refuse(path, "foreign-header", "The entry is encrypted, a link, or carries fields that packages do not have. Pack it with 'leadline plugin pack'.");
        if (at != next || next + ZipLayout.LocalSize + nameLength + packed > centralAt)
            return Refuse(path, "overlapping-entries", "The entry does not begin where the one before it ends, or runs into the list of files.");
        var local = bytes[(int)next..];
        if (U32(local, 0) != ZipLayout.LocalMark || !local.Slice(4, 22).SequenceEqual(c.Slice(6, 22)) || U16(local, 26) != nameLength || U16(local, 28) != 0
            || !local.Slice(ZipLayout.LocalSize, nameLength).SequenceEqual(name))
            return Refuse(path, "contradicting-headers", "The entry's own header says something else than the list of files.");

        var data = package.Slice((int)next + ZipLayout.LocalSize + nameLength, (int)packed);
        next += ZipLayout.LocalSize + nameLength + packed;
        return new ZipEntry(path, method, crc, packed, stated, data);

        ZipEntry? Refuse(string? file, string code, string reason)
        {
            findings.Add(new PluginFinding { Code = code, File = file, Reason = reason });
            return null;
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, long at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]);
}
