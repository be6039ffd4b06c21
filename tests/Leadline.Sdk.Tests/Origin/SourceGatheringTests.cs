using System.Text;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Origin;

public sealed class SourceGatheringTests
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _built = SourceTests.Build(embed: false);
    private readonly List<PluginFinding> _findings = [];

    private readonly Dictionary<string, string> _folder = new(StringComparer.Ordinal)
    {
        ["src/Pricing.cs"] = SourceTests.Pricing,
        ["src/Score.cs"] = SourceTests.Score,
        ["publisher.key"] = "a secret",
        ["tests/ScoreTests.cs"] = "// compiled into another assembly",
    };

    [Fact]
    public void What_was_compiled_is_taken_and_nothing_else_and_publication_finds_it_whole()
    {
        var taken = Gather();

        Assert.Equal(["source/src/Pricing.cs", "source/src/Score.cs"], taken.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(_findings);
        Assert.Equal(["source-compared"], OriginCheck.Check(Compiled.Manifest, new Dictionary<string, ReadOnlyMemory<byte>>([.. _built, .. taken])).Select(f => f.Code));
    }

    [Fact]
    public void All_that_has_changed_since_or_is_missing_is_named_at_once()
    {
        _folder["src/Pricing.cs"] += " ";
        _folder.Remove("src/Score.cs");

        Gather();

        Assert.Equal(["source-differs", "source-missing"], _findings.Select(f => f.Code));
        Assert.All(_findings, f => Assert.Equal(Severity.Fault, f.Severity));
        Assert.Contains("src/Pricing.cs", _findings[0].Reason, StringComparison.Ordinal);
        Assert.Contains("/_/src/Score.cs", _findings[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_files_with_one_name_that_is_taken_which_was_compiled()
    {
        _folder["old/Pricing.cs"] = SourceTests.Pricing.Replace("5", "4", StringComparison.Ordinal);

        Assert.Equal(["source/src/Pricing.cs", "source/src/Score.cs"], Gather().Keys.Order(StringComparer.Ordinal));
        Assert.Empty(_findings);
    }

    [Fact]
    public void A_name_that_no_package_may_hold_gives_way_and_the_file_is_found_again_by_its_hash()
    {
        foreach (var path in new[] { ".NET, Version=10/Pricing.cs", $"{new string('d', 120)}/Pricing.cs", "nul/Pricing.cs" })
        {
            _folder.Remove(_folder.Keys.Single(k => Path.GetFileName(k) == "Pricing.cs"));
            _folder[path] = SourceTests.Pricing;

            var taken = Gather();

            Assert.Equal(2, taken.Count);
            Assert.All(taken.Keys, k => Assert.Null(PackagePaths.Fault(k)));
            Assert.Equal(["source-compared"], OriginCheck.Check(Compiled.Manifest, new Dictionary<string, ReadOnlyMemory<byte>>([.. _built, .. taken])).Select(f => f.Code));
        }
    }

    [Fact]
    public void A_file_that_only_a_line_directive_names_is_passed_over_and_publication_warns_of_it()
    {
        var pricing = $"#line 1 \"form.template\"\npublic static class Made {{ public static int Five() {{ return 5; }} }}\n#line default\n{SourceTests.Pricing.Replace("namespace Acme;", "", StringComparison.Ordinal)}";
        var built = SourceTests.Build(embed: false, pricing);
        _folder["src/Pricing.cs"] = pricing;

        var taken = SourceGathering.Gather(Compiled.Manifest, built, Named, _findings);

        Assert.Empty(_findings);
        var found = OriginCheck.Check(Compiled.Manifest, new Dictionary<string, ReadOnlyMemory<byte>>([.. built, .. taken]));
        Assert.Equal([(Severity.Warning, "source-without-hash"), (Severity.Note, "source-compared")], found.Select(f => (f.Severity, f.Code)));
        Assert.Contains("form.template", found[0].Reason, StringComparison.Ordinal);
        Assert.Contains("2 of 2 files", found[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_within_the_PDB_is_not_brought_twice()
    {
        Assert.Empty(SourceGathering.Gather(Compiled.Manifest, SourceTests.Build(embed: true), Named, _findings));
        Assert.Empty(_findings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_the_PDB_of_this_build_nothing_can_be_told(bool isDamaged)
    {
        _built.Remove("lib/Acme.pdb");
        if (isDamaged)
            _built["lib/Acme.pdb"] = "no PDB"u8.ToArray();

        Assert.Empty(Gather());
        Assert.Equal("source-not-comparable", Assert.Single(_findings).Code);
    }

    private IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Gather() => SourceGathering.Gather(Compiled.Manifest, _built, Named, _findings);

    private IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Named(string name) =>
        _folder.Where(f => Path.GetFileName(f.Key) == name).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(f.Value))));
}
