using System.Text;
using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Packages;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Origin;

public sealed class ProvenanceTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Builder = "https://github.com/actions/runner/github-hosted";
    private const string Source = "https://github.com/fenmoor/primary-care-it";

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_statement_that_fits_is_shown_with_builder_and_source(bool inEnvelope, bool isOld)
    {
        var json = isOld ? OldStatement() : Statement();
        var found = Check(inEnvelope ? JsonSerializer.Serialize(new { dsseEnvelope = new { payloadType = "application/vnd.in-toto+json", payload = Encoding.UTF8.GetBytes(json), signatures = Array.Empty<string>() } }) : json);
        Assert.Equal((Severity.Note, "provenance"), (Assert.Single(found).Severity, found[0].Code));
        foreach (var told in new[] { Builder, Source, Commit })
            Assert.Contains(told, found[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_not_built_so_is_named()
    {
        var found = Check(Statement(("lib/Fenmoor.PrimaryCareIT.dll", new string('0', 64)), ("Fenmoor.Tariffs.dll", HashOf("lib/Fenmoor.Tariffs.dll"))));
        Assert.Equal("provenance-differs", Assert.Single(found.Faults()).Code);
        Assert.Contains("lib/Fenmoor.PrimaryCareIT.dll has ", found.Faults()[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_that_the_builder_is_silent_on_is_named()
    {
        var found = Check(Statement(("Fenmoor.Tariffs.dll", HashOf("lib/Fenmoor.Tariffs.dll"))));
        Assert.Equal(("provenance-partial", "lib/Fenmoor.PrimaryCareIT.dll"), (found[0].Code, found[0].File));
    }

    [Fact]
    public void A_statement_about_something_else_is_refused() =>
        Assert.Equal("provenance-of-another", Assert.Single(Check(Statement(("Other.dll", new string('0', 64)))).Faults()).Code);

    [Fact]
    public void What_the_manifest_says_otherwise_is_refused_all_at_once()
    {
        var manifest = Made.Manifest with { Provenance = new DeclaredProvenance { Source = "https://example.com/other", Commit = Commit.Replace('0', '9'), Builder = "https://example.com/builder" } };
        Assert.Equal(3, Check(Statement(), manifest).Count(f => f.Code == "provenance-contradicts"));
        Assert.Empty(Check(Statement(), Made.Manifest with { Provenance = new DeclaredProvenance { Source = Source, Commit = Commit, Builder = Builder } }).Faults());
    }

    [Theory]
    [InlineData(Source, true)]
    [InlineData(Source + ".git", true)]
    [InlineData("https://github.com/fenmoor/primary-care", false)]
    [InlineData("https://github.com/fenmoor", false)]
    public void The_source_is_the_same_repository_and_not_one_that_begins_alike(string said, bool fits) =>
        Assert.Equal(fits, Check(Statement(), Made.Manifest with { Provenance = new DeclaredProvenance { Source = said, Commit = Commit, Builder = Builder } }).Faults().Count == 0);

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1"}""")]
    [InlineData("""{"payload":"no base 64!"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","subject":[{"name":"\ud800","digest":{"sha256":"00"}}]}""")]
    public void What_is_no_statement_is_refused(string json) => Assert.Equal("provenance-malformed", Assert.Single(Check(json)).Code);

    [Fact]
    public void Without_a_statement_the_publishers_word_is_said_to_be_no_more_than_that()
    {
        var manifest = Made.Manifest with { Provenance = new DeclaredProvenance { Source = Source } };
        Assert.Equal("provenance-declared", Assert.Single(OriginCheck.Check(manifest, Made.Files)).Code);
        Assert.Empty(OriginCheck.Check(Made.Manifest, Made.Files));
    }

    [Fact]
    public void A_manifest_names_its_origin_and_its_needs_in_good_shape()
    {
        var manifest = Made.Manifest with
        {
            Provenance = new DeclaredProvenance { Source = "ftp://example.com", Commit = "main", Builder = "me" },
            Needs =
            [
                new DeclaredNeed { Plugin = Made.Manifest.Id, Versions = "[1.0,2.0)" }, new DeclaredNeed { Plugin = "Not A Name", Versions = "1.0" },
                new DeclaredNeed { Plugin = "acme.other", Versions = "[1.0,2.0)" }, new DeclaredNeed { Plugin = "acme.other", Versions = "[2.0,3.0)" },
            ],
        };
        var codes = PackageReader.Look(PackageWriter.Pack(manifest, Made.Files), SdkVersion.Current, new PackageLimits()).Findings.Select(f => f.Code).Order(StringComparer.Ordinal);
        Assert.Equal(["dependency-cycle", "dependency-name", "dependency-range", "dependency-twice", "provenance-builder", "provenance-commit", "provenance-source"], codes);
    }

    private static IReadOnlyList<PluginFinding> Check(string statement, PluginManifest? manifest = null) =>
        OriginCheck.Check(manifest ?? Made.Manifest, new Dictionary<string, ReadOnlyMemory<byte>>(Made.Files.Where(f => f.Key != "lib/Fenmoor.PrimaryCareIT.pdb")) { [PackagePaths.Provenance] = Encoding.UTF8.GetBytes(statement) });

    private static string Statement(params (string Name, string Hash)[] subjects) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["_type"] = "https://in-toto.io/Statement/v1", ["subject"] = Subjects(subjects), ["predicateType"] = "https://slsa.dev/provenance/v1",
        ["predicate"] = new
        {
            buildDefinition = new { resolvedDependencies = new[] { new { uri = $"git+{Source}@refs/heads/main", digest = new { gitCommit = Commit } } } },
            runDetails = new { builder = new { id = Builder } },
        },
    });

    private static string OldStatement() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["_type"] = "https://in-toto.io/Statement/v0.1", ["subject"] = Subjects([]), ["predicateType"] = "https://slsa.dev/provenance/v0.2",
        ["predicate"] = new { builder = new { id = Builder }, materials = new[] { new { uri = $"git+{Source}", digest = new { sha1 = Commit } } } },
    });

    private static object[] Subjects((string Name, string Hash)[] given) =>
        [.. (given.Length > 0 ? given : [.. Made.Files.Keys.Where(k => k.EndsWith(".dll", StringComparison.Ordinal)).Select(k => (k, HashOf(k)))]).Select(s => new { name = s.Item1, digest = new { sha256 = s.Item2 } })];

    private static string HashOf(string path) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Made.Files[path].Span));
}
