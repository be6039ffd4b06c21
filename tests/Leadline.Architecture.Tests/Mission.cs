using System.Text.RegularExpressions;

namespace Leadline.Architecture.Tests;

/// <summary>What was asked is shown by tests that are there: <c>docs/mission.md</c> names them.</summary>
public sealed partial class Mission
{
    private static readonly (string Source, int Statements)[] Sources = [("S0", 20), ("S1", 27), ("S2", 11), ("S3", 10), ("S4", 17)];

    [Fact]
    public void Every_statement_has_its_row_in_order()
    {
        var rows = Rows().Select(r => r.Groups["id"].Value);
        Assert.Equal(Sources.SelectMany(s => Enumerable.Range(1, s.Statements).Select(n => $"{s.Source}-{n}")), rows);
        Assert.All(Rows(), r => Assert.NotEqual("", r.Groups["shown"].Value.Trim()));
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var sources = Repository.Files.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(f => File.ReadAllText(Repository.At(f))).ToList();
        var named = Rows().SelectMany(r => Test().Matches(r.Groups["shown"].Value)).ToList();

        Assert.InRange(named.Count, 60, 300);
        Assert.Empty(named.Where(t => !sources.Exists(s => IsIn(s, t.Groups["class"].Value, t.Groups["method"].Value))).Select(t => t.Value).Distinct());
    }

    private static bool IsIn(string source, string type, string method) =>
        source.Contains($"class {type}", StringComparison.Ordinal) && (method == "*" || source.Contains($" {method}(", StringComparison.Ordinal));

    private static List<Match> Rows() => [.. Row().Matches(File.ReadAllText(Repository.At("docs/mission.md"))).Cast<Match>()];

    [GeneratedRegex(@"^\| (?<id>S\d-\d+) \| [^|]+ \| (?<shown>[^|]*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>[A-Za-z]+)\.(?<method>\*|[A-Za-z_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Test();
}
