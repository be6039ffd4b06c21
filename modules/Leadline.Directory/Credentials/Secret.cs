using System.Security.Cryptography;
using System.Text;

namespace Leadline.Directory.Credentials;

/// <summary>Secrets that this platform makes: 256 random bits behind a prefix that says what they are for, so that a leaked one is known for what it is.</summary>
/// <remarks>Only hashes are kept. With so many random bits a plain SHA-256 is enough: there is no dictionary to try.</remarks>
internal static class Secret
{
    public const string OfClient = "leadline_secret_";
    public const string OfToken = "leadline_token_";
    public const string OfSession = "leadline_session_";
    public const string OfLink = "leadline_link_";

    public static string New(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares a presented secret with a kept hash, taking as long whether it matches or not.</summary>
    public static bool Matches(string presented, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(presented)), Encoding.ASCII.GetBytes(hash));
}
