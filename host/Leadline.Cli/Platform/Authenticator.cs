using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Leadline.Cli.Platform;

/// <summary>An authenticator app of one's own, for whoever has none at hand: demonstrations, rehearsals and tests.</summary>
/// <remarks>Source: RFC 6238 with six digits, 30 seconds and SHA-1. Written apart from the platform's own, so that each is a test of the other.</remarks>
/// <param name="key">The key in base 32.</param>
internal sealed class Authenticator(string key)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The key in base 32.</summary>
    public string Key { get; } = key;

    /// <summary>The code at an instant.</summary>
    public string CodeAt(DateTimeOffset now)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, now.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // what authenticator apps use
        var hash = HMACSHA1.HashData(Bytes(Key), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a text can be a key.</summary>
    public static bool IsKey(string text) => text.Length >= 16 && text.All(c => Letters.Contains(c, StringComparison.OrdinalIgnoreCase));

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(key.ToUpperInvariant().Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
