using System.Security.Cryptography;
using System.Text;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>What a text is known by: two with the same hash are the same.</summary>
internal static class DocumentHash
{
    /// <summary>SHA-256 of a text as UTF-8, in lower-case hexadecimal.</summary>
    internal static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
