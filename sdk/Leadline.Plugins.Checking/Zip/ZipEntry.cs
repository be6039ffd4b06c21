namespace Leadline.Plugins.Checking;

/// <summary>A file of a zip, as its headers state it; nothing of that is believed before the bytes are counted.</summary>
internal sealed record ZipEntry(string Path, ushort Method, uint Crc, long PackedSize, long StatedSize, ReadOnlyMemory<byte> Packed);
