using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Leadline.Plugins.Checking;

/// <summary>Writes files in the one shape that <see cref="ZipLayout"/> allows.</summary>
internal static class ZipWriter
{
    internal static byte[] Write(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var body = new MemoryStream();
        var central = new MemoryStream();
        var count = 0;
        foreach (var (path, content) in files)
        {
            var deflated = Deflate(content.Span);
            var method = deflated.Length < content.Length ? ZipLayout.Deflated : ZipLayout.Stored;
            var data = method == ZipLayout.Deflated ? deflated.AsSpan() : content.Span;
            var name = Encoding.ASCII.GetBytes(path);
            var at = (uint)body.Position;

            body.Write(Header(ZipLayout.LocalMark, ZipLayout.LocalSize, method, content.Span, data.Length, name.Length, at: null));
            body.Write(name);
            body.Write(data);
            central.Write(Header(ZipLayout.CentralMark, ZipLayout.CentralSize, method, content.Span, data.Length, name.Length, at));
            central.Write(name);
            count++;
        }

        var end = new byte[ZipLayout.EndSize];
        BinaryPrimitives.WriteUInt32LittleEndian(end, ZipLayout.EndMark);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)central.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)body.Length);
        central.WriteTo(body);
        body.Write(end);
        return body.ToArray();
    }

    private static byte[] Header(uint mark, int size, ushort method, ReadOnlySpan<byte> content, int packed, int name, uint? at)
    {
        var header = new byte[size];
        BinaryPrimitives.WriteUInt32LittleEndian(header, mark);
        var i = 4;
        if (at is { } offset)
        {
            Put16(ZipLayout.NeededVersion); // made by
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), offset);
        }

        Put16(ZipLayout.NeededVersion);
        Put16(0); // flags
        Put16(method);
        Put16(ZipLayout.Time);
        Put16(ZipLayout.Date);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(i), Crc32.Of(content));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(i + 4), (uint)packed);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(i + 8), (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(i + 12), (ushort)name);
        return header;

        void Put16(ushort value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(i), value);
            i += 2;
        }
    }

    private static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }
}
