using System.Security.Cryptography;
using System.Text;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>Hashes of what is kept as text.</summary>
internal static class Hashes
{
    /// <summary>SHA-256 of a text's UTF-8, in small hexadecimal digits.</summary>
    internal static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
