using System.Text.RegularExpressions;

namespace Leadline.Architecture.Tests;

/// <summary>Rules over the text of files.</summary>
internal static partial class SourceRules
{
    /// <summary>Names that the brief gives; those of the documents in frameworks/ come on top.</summary>
    public static IReadOnlyList<string> KnownNames { get; } =
        ["LPF", "ACS", "STP", "Lead Provider Framework", "pcr-2006", "pcr-2015", "pa-2023"];

    /// <summary>The names of frameworks, regimes and profiles in one framework document.</summary>
    public static IEnumerable<string> NamesIn(string yaml) =>
        NamingLine().Matches(yaml).Select(m => m.Groups["value"].Value.Trim().Trim('"', '\''))
            .Where(v => v.Length >= 3 && v.Any(char.IsLetter));

    /// <summary>The names that a C# source holds in its string literals: such code would decide by a framework's name.</summary>
    public static IEnumerable<string> NamesDecidedBy(string source, IReadOnlyCollection<string> names) =>
        Literals(source).SelectMany(literal => names.Where(name => Says(literal, name)).Select(name => $"\"{literal}\" names {name}"));

    public static IEnumerable<string> Literals(string source) =>
        Token().Matches(source).Where(m => m.Groups["text"].Success).Select(m => m.Groups["text"].Value);

    /// <summary>Paths of somebody's machine.</summary>
    public static IEnumerable<string> MachinePaths(string text) => MachinePath().Matches(text).Select(m => m.Value);

    /// <summary>Addresses that a package came from, in a lock file or a client's settings.</summary>
    public static IEnumerable<string> RegistryAddresses(string path, string text) =>
        LockOrSettings().IsMatch(path) ? DownloadAddress().Matches(text).Select(m => m.Value) : [];

    /// <summary>A sentence for people may mention a framework; a word that code compares may not.</summary>
    private static bool Says(string literal, string name) =>
        literal == name
        || (!literal.Contains(' ', StringComparison.Ordinal)
            && Regex.IsMatch(literal, $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex(
        @"^(?:(?:reference|code|name|title)|\s*(?:-\s*)?(?:regime|legalRegime|legal_regime|legal-regime|profile|procedureProfile|procedure)):[ \t]*(?<value>[^\s#{\[][^#\r\n]*)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamingLine();

    [GeneratedRegex(
        "//[^\\n]*|/\\*[\\s\\S]*?\\*/|'(\\\\.|[^'\\\\])+'|\"\"\"(?<text>[\\s\\S]*?)\"\"\"|@\"(?<text>([^\"]|\"\")*)\"|\"(?<text>(\\\\.|[^\"\\\\\\n])*)\"",
        RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<![\w.:/-])/(home|Users|root|work|workspace|builds)/\w[\w./-]*|\b[A-Z]:\\(Users|work|src)\\\w+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(^|/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|packages\.lock\.json|\.npmrc|\.yarnrc(\.yml)?|nuget\.config)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LockOrSettings();

    [GeneratedRegex(@"(?:""resolved""\s*:\s*""|resolved\s+""|tarball:\s*|registry\s*=\s*|value\s*=\s*"")https?://[^""\s]+", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex DownloadAddress();
}
