using System.Text.RegularExpressions;

namespace Leadline.Sdk.Tests.Guide;

/// <summary>The pages of <c>docs/sdk</c>, and what stands in them.</summary>
internal static partial class GuidePages
{
    internal static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Tests, "../../docs/sdk"));

    internal static IReadOnlyDictionary<string, string> Texts { get; } =
        Directory.GetFiles(Folder, "*.md").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    /// <summary>The blocks of code on all pages that are marked with some words, such as <c>csharp</c>.</summary>
    internal static List<string> Blocks(string mark) =>
        [.. Texts.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => Block().Matches(t.Value)).Where(m => m.Groups["mark"].Value == mark).Select(m => m.Groups["code"].Value)];

    /// <summary>The plugins that a page shows: each a manifest, and the blocks of C# that follow it.</summary>
    internal static List<(string Manifest, List<string> Code)> Plugins(string page)
    {
        var plugins = new List<(string Manifest, List<string> Code)>();
        foreach (Match block in Block().Matches(Texts[page]))
        {
            if (block.Groups["mark"].Value == "json")
                plugins.Add((block.Groups["code"].Value, []));
            else
                plugins[^1].Code.Add(block.Groups["code"].Value);
        }

        return plugins;
    }

    /// <summary>What a page says to type in a numbered step, a command on a line.</summary>
    internal static string Commands(string page, int step)
    {
        var text = Texts[page];
        var from = text.IndexOf($"**{step}. ", StringComparison.Ordinal);
        Assert.True(from >= 0, $"{page} has no step {step}.");
        var to = text.IndexOf($"**{step + 1}. ", from, StringComparison.Ordinal);
        var commands = text[from..(to < 0 ? text.Length : to)].Split('\n').Where(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l.Trim()).ToList();
        Assert.NotEmpty(commands);
        return string.Join('\n', commands);
    }

    /// <summary>The marks of all blocks of code.</summary>
    internal static List<string> Marks() => [.. Texts.Values.SelectMany(t => Block().Matches(t)).Select(m => m.Groups["mark"].Value).Distinct()];

    /// <summary>The rows of a page's tables that hold code on both sides.</summary>
    internal static List<(string Left, string Right)> Pairs(string page) =>
        [.. Pair().Matches(Texts[page]).Select(m => (m.Groups["left"].Value, m.Groups["right"].Value))];

    internal static List<(string Page, string Target)> Links() =>
        [.. Texts.SelectMany(t => Link().Matches(t.Value).Select(m => (t.Key, m.Groups["target"].Value)))];

    [GeneratedRegex(@"^```(?<mark>[^\n`]+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `(?<left>[^`]+)` \| `(?<right>[^`]+)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
