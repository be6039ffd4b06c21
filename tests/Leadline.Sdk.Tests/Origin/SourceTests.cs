using System.Security.Cryptography;
using System.Text;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Leadline.Sdk.Tests.Origin;

public sealed class SourceTests
{
    internal const string Pricing = "namespace Acme; public static class Pricing { public const int Pence = 5; }";
    internal const string Score = "namespace Acme; public static class Score { public const int Points = 7; }";

    [Fact]
    public void Source_within_the_PDB_is_compared_and_said_to_fit()
    {
        var found = Check(Build(embed: true));
        Assert.Equal((Severity.Note, "source-compared"), (Assert.Single(found).Severity, found[0].Code));
        Assert.Contains("2 of 2 files", found[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_without_source_is_not_remarked_on() => Assert.Empty(Check(Build(embed: false)));

    [Fact]
    public void What_builds_put_into_the_PDB_of_themselves_is_not_taken_for_the_source()
    {
        var files = Build(embed: false, made: true);
        Assert.Empty(Check(files));
        files["source/Pricing.cs"] = Encoding.UTF8.GetBytes(Pricing);
        Assert.Equal(["source-missing", "source-compared"], Check(files).Select(f => f.Code));
    }

    [Fact]
    public void Source_beside_the_assemblies_is_compared_by_what_it_holds()
    {
        var files = Build(embed: false);
        files["source/src/Pricing.cs"] = Encoding.UTF8.GetBytes(Pricing);
        files["source/Score.cs"] = Encoding.UTF8.GetBytes(Score);
        files["source/tests/ScoreTests.cs"] = "// compiled into another assembly"u8.ToArray();
        Assert.Equal(["source-compared"], Check(files).Select(f => f.Code));
    }

    [Fact]
    public void Source_that_was_not_compiled_is_named()
    {
        var files = Build(embed: false);
        files["source/Pricing.cs"] = Encoding.UTF8.GetBytes(Pricing.Replace("5", "4", StringComparison.Ordinal));
        files["source/Score.cs"] = Encoding.UTF8.GetBytes(Score);
        var found = Check(files);
        Assert.Equal(("source-differs", "source/Pricing.cs"), (Assert.Single(found.Faults()).Code, found.Faults()[0].File));
        Assert.Contains("/_/src/Pricing.cs", Assert.Single(found, f => f.Code == "source-missing").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PDB_that_was_made_to_tell_another_source_is_found_out()
    {
        var files = Build(embed: false);
        var pdb = files["lib/Acme.pdb"].ToArray();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Pricing));
        var at = pdb.AsSpan().IndexOf(hash);
        Assert.True(at > 0);
        var told = Pricing.Replace("5", "4", StringComparison.Ordinal);
        SHA256.HashData(Encoding.UTF8.GetBytes(told)).CopyTo(pdb, at);
        files["lib/Acme.pdb"] = pdb;
        files["source/Pricing.cs"] = Encoding.UTF8.GetBytes(told);
        Assert.Equal("pdb-modified", Assert.Single(Check(files).Faults()).Code);
    }

    [Fact]
    public void A_PDB_of_another_build_tells_nothing()
    {
        var files = Build(embed: true);
        files["lib/Acme.pdb"] = Build(embed: true, Pricing + " ")["lib/Acme.pdb"];
        Assert.Equal((Severity.Warning, "pdb-of-another-build"), (Assert.Single(Check(files)).Severity, Check(files)[0].Code));
        files["lib/Acme.pdb"] = "no PDB"u8.ToArray();
        Assert.Equal("pdb-unreadable", Assert.Single(Check(files)).Code);
    }

    [Fact]
    public void Source_without_a_PDB_cannot_be_compared()
    {
        var files = Build(embed: true);
        files.Remove("lib/Acme.pdb");
        files["source/Pricing.cs"] = Encoding.UTF8.GetBytes(Pricing);
        Assert.Equal("source-not-comparable", Assert.Single(Check(files)).Code);
    }

    [Fact]
    public void A_PDB_that_its_assembly_names_by_another_hash_tells_nothing_of_sources()
    {
        var found = Assert.Single(Check(Build(embed: true, named: HashAlgorithmName.SHA384)));
        Assert.Equal((Severity.Warning, "pdb-unsigned"), (found.Severity, found.Code));
    }

    private static IReadOnlyList<PluginFinding> Check(Dictionary<string, ReadOnlyMemory<byte>> files) => OriginCheck.Check(Compiled.Manifest, files);

    internal static Dictionary<string, ReadOnlyMemory<byte>> Build(bool embed, string pricing = Pricing, bool made = false, HashAlgorithmName? named = null)
    {
        var texts = new[] { ("src/Pricing.cs", pricing), ("src/Score.cs", Score) }.Concat(made ? [("obj/Acme.AssemblyInfo.cs", "// made")] : [])
            .Select(t => (Path: "/_/" + t.Item1, Text: SourceText.From(t.Item2, new UTF8Encoding(false), SourceHashAlgorithm.Sha256))).ToList();
        var compilation = CSharpCompilation.Create(
            "Acme", texts.Select(t => CSharpSyntaxTree.ParseText(t.Text, path: t.Path, cancellationToken: TestContext.Current.CancellationToken)),
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        using var dll = new MemoryStream();
        using var pdb = new MemoryStream();
        var result = compilation.Emit(
            dll, pdb, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbChecksumAlgorithm: named ?? HashAlgorithmName.SHA256),
            embeddedTexts: texts.Where(t => embed || t.Path.Contains("/obj/", StringComparison.Ordinal)).Select(t => EmbeddedText.FromSource(t.Path, t.Text)), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return new() { ["lib/Acme.dll"] = dll.ToArray(), ["lib/Acme.pdb"] = pdb.ToArray() };
    }
}
