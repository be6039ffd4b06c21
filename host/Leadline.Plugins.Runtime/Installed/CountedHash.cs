using System.Security.Cryptography;
using System.Text;

namespace Leadline.Plugins.Runtime.Installed;

/// <summary>One hash for all rewritten assemblies of a plugin.</summary>
internal static class CountedHash
{
    /// <summary>SHA-256 over a line <c>hash path</c> for each, by path in ordinal order.</summary>
    internal static string Of(IReadOnlyDictionary<string, string> assemblies)
    {
        var lines = string.Concat(assemblies.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Value} {a.Key}\n"));
        return OfBytes(Encoding.UTF8.GetBytes(lines));
    }

    /// <summary>SHA-256 in small hexadecimal digits.</summary>
    internal static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
