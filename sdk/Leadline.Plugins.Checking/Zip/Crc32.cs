namespace Leadline.Plugins.Checking;

/// <summary>The checksum of zip entries (ISO 3309). It guards against accidents; against malice there are the hashes.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Step((uint)n))];

    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
            crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Step(uint n)
    {
        for (var bit = 0; bit < 8; bit++)
            n = (n & 1) == 1 ? 0xEDB88320 ^ (n >> 1) : n >> 1;
        return n;
    }
}
