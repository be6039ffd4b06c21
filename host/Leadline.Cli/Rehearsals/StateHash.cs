using System.Security.Cryptography;
using System.Text;

namespace Leadline.Cli.Rehearsals;

/// <summary>One hash over everything that a rehearsal brought about.</summary>
internal static class StateHash
{
    /// <summary>SHA-256 of the sorted lines, each ended by a line feed, in lower-case hexadecimal.</summary>
    public static string Of(IReadOnlyList<string> sortedLines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in sortedLines)
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>How many things of each kind there are.</summary>
    public static IEnumerable<(string Kind, int Count)> Counts(IReadOnlyList<string> lines) =>
        lines.GroupBy(l => l[..l.IndexOf('|', StringComparison.Ordinal)], StringComparer.Ordinal).Select(g => (g.Key, g.Count())).OrderBy(c => c.Key, StringComparer.Ordinal);
}
