using System.Globalization;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Tells a path on this site from an address that would lead a browser elsewhere.</summary>
/// <remarks>
/// It allows what is known to be harmless and refuses the rest: browsers mend what is written wrongly, each in its own way, and proxies
/// decode once more. So: one slash at the beginning, no empty segment and none of dots alone, no backslash, nothing but visible ASCII, and
/// none of these in percent-encoding either.
/// </remarks>
internal static class LocalPath
{
    internal const string FirstPage = "/";
    private const int Longest = 2000;

    /// <summary>The path where it is local, else that of the first page.</summary>
    internal static string OrFirstPage(string? path) => IsLocal(path) ? path! : FirstPage;

    internal static bool IsLocal(string? path)
    {
        if (path is not { Length: > 0 and <= Longest } || path[0] != '/')
            return false;
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var (way, rest) = query < 0 ? (path, "") : (path[..query], path[(query + 1)..]);
        return Decoded(way, "/\\%.") && Decoded(rest, "\\") && AreSegments(way[1..].Split('/'));
    }

    private static bool AreSegments(string[] segments) =>
        segments is [""] || Array.TrueForAll(segments[..^1], IsSegment) && (segments[^1].Length == 0 || IsSegment(segments[^1]));

    private static bool IsSegment(string segment) => segment is not ("" or "." or "..");

    /// <summary>Whether a part of an address holds characters that may stand there, and no percent-encoding of those that must not.</summary>
    private static bool Decoded(string part, string never)
    {
        for (var i = 0; i < part.Length; i++)
        {
            var c = part[i];
            if (c is <= ' ' or >= (char)127 or '\\' or '"' or '<' or '>' or '#' or '`' or '{' or '}' or '|' or '^')
                return false;
            if (c != '%')
                continue;
            if (i + 2 >= part.Length || !byte.TryParse(part.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                || value is < 32 or 127 || never.Contains((char)value, StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
