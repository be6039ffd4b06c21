using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Leadline.Directory.SecondFactor;

/// <summary>
/// Codes of an authenticator app: six digits, SHA-1, a new one every 30 seconds. It stands in for Identity's provider, which takes a code
/// again for five minutes and asks no clock of ours.
/// </summary>
/// <remarks>Source: RFC 6238 and RFC 4226, section 5.3; the time steps before and after the present one are taken too (RFC 6238, section 5.2).</remarks>
internal static class Totp
{
    private const int Seconds = 30;
    private const int Slack = 1;

    /// <summary>The time step whose code this is, later than any that was taken before; null where it is none.</summary>
    internal static long? StepOf(string code, ReadOnlySpan<byte> key, DateTimeOffset now, long lastTaken)
    {
        if (code.Length != 6)
            return null;
        var present = now.ToUnixTimeSeconds() / Seconds;
        for (var step = Math.Max(present - Slack, lastTaken + 1); step <= present + Slack; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(code), System.Text.Encoding.UTF8.GetBytes(Code(key, step))))
                return step;
        }

        return null;
    }

    /// <summary>The code at an instant.</summary>
    internal static string CodeAt(ReadOnlySpan<byte> key, DateTimeOffset now) => Code(key, now.ToUnixTimeSeconds() / Seconds);

    private static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // authenticator apps know no other hash; HMAC does not rest on what is broken in SHA-1
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
