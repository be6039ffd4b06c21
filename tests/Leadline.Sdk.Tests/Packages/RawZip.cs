using System.IO.Compression;
using System.Text;

namespace Leadline.Sdk.Tests.Packages;

/// <summary>A zip written field by field, so that every field can be wrong.</summary>
internal sealed class RawZip
{
    private readonly List<Entry> _entries = [];

    public byte[] Before { get; init; } = [];

    public byte[] BeforeDirectory { get; init; } = [];

    public string Comment { get; init; } = "";

    public int? StatedFiles { get; init; }

    /// <summary>One entry, with both of its headers; by default just as packages have them.</summary>
    internal sealed record Entry(byte[] Name, byte[] Content)
    {
        public Entry(string name, byte[] content)
            : this(Encoding.Latin1.GetBytes(name), content)
        {
        }

        public bool Deflate { get; init; }

        public byte[]? LocalName { get; init; }

        public ushort? Method { get; init; }

        public ushort Flags { get; init; }

        public ushort? LocalFlags { get; init; }

        public uint? Size { get; init; }

        public uint? Crc { get; init; }

        public uint? At { get; init; }

        public uint Attributes { get; init; }

        public byte[] Extra { get; init; } = [];

        public byte[] LocalExtra { get; init; } = [];

        public byte[] Packed => Deflate ? Deflated(Content) : Content;
    }

    internal RawZip Add(string name, string content) => Add(new Entry(name, Encoding.UTF8.GetBytes(content)));

    internal RawZip Add(Entry entry)
    {
        _entries.Add(entry);
        return this;
    }

    internal byte[] Write()
    {
        using var body = new BinaryWriter(new MemoryStream());
        using var central = new BinaryWriter(new MemoryStream());
        body.Write(Before);
        foreach (var e in _entries)
        {
            var at = (uint)body.BaseStream.Position;
            body.Write(0x04034B50u);
            body.Write((ushort)20);
            body.Write(e.LocalFlags ?? e.Flags);
            Middle(body, e, e.LocalName ?? e.Name, e.LocalExtra);
            body.Write(e.LocalName ?? e.Name);
            body.Write(e.LocalExtra);
            body.Write(e.Packed);

            central.Write(0x02014B50u);
            central.Write((ushort)20);
            central.Write((ushort)20);
            central.Write(e.Flags);
            Middle(central, e, e.Name, e.Extra);
            central.Write((ushort)0);
            central.Write((ushort)0);
            central.Write((ushort)0);
            central.Write(e.Attributes);
            central.Write(e.At ?? at);
            central.Write(e.Name);
            central.Write(e.Extra);
        }

        body.Write(BeforeDirectory);
        var start = (uint)body.BaseStream.Position;
        var directory = ((MemoryStream)central.BaseStream).ToArray();
        body.Write(directory);
        body.Write(0x06054B50u);
        body.Write(0u);
        body.Write((ushort)(StatedFiles ?? _entries.Count));
        body.Write((ushort)(StatedFiles ?? _entries.Count));
        body.Write((uint)directory.Length);
        body.Write(start);
        body.Write((ushort)Comment.Length);
        body.Write(Encoding.ASCII.GetBytes(Comment));
        return ((MemoryStream)body.BaseStream).ToArray();
    }

    private static void Middle(BinaryWriter writer, Entry e, byte[] name, byte[] extra)
    {
        writer.Write(e.Method ?? (ushort)(e.Deflate ? 8 : 0));
        writer.Write((ushort)0);
        writer.Write((ushort)0x21);
        writer.Write(e.Crc ?? Leadline.Plugins.Checking.Crc32.Of(e.Content));
        writer.Write((uint)e.Packed.Length);
        writer.Write(e.Size ?? (uint)e.Content.Length);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)extra.Length);
    }

    private static byte[] Deflated(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }
}
