using System.Text;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Leadline.Sdk.Tests.Rules;

/// <summary>Compiles plugins as a supplier's compiler does: against the reference assemblies, with a portable PDB.</summary>
internal static class Compiled
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    /// <summary>A price score that does nothing wrong, and calls what stands in <c>Pricing.cs</c>.</summary>
    private const string Plugin = """
        namespace Acme;
        public sealed class Score : Leadline.Sdk.IPriceScore
        {
            Leadline.Sdk.PriceScores Leadline.Sdk.IPriceScore.Score(Leadline.Sdk.BidPrices prices) => new() { All = [] };
        }
        """;

    internal static readonly PluginManifest Manifest = new()
    {
        Format = 1, Id = "acme.score", Version = "1.0.0", Title = "A score", Publisher = OrganisationReference.Parse("GB-NHS:X24"), Sdk = "[1.0,2.0)", Assembly = "lib/Acme.dll",
        ExtensionPoints = [new DeclaredExtension { Name = "price-score", Class = "Acme.Score" }],
    };

    private static readonly List<MetadataReference> BaseLibrary =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "base-library.txt")).Select(f => MetadataReference.CreateFromFile(f))];

    internal static readonly List<MetadataReference> Sdk =
        [MetadataReference.CreateFromFile(typeof(IServiceLine).Assembly.Location), MetadataReference.CreateFromFile(typeof(Money).Assembly.Location)];

    /// <summary>The body of a method of the class <c>Acme.Pricing</c>, in the file <c>Pricing.cs</c> on line 5.</summary>
    internal static IReadOnlyList<PluginFinding> Method(string body) => Check(Class($"public static object? Discount(object? given, List<int> numbers)\n{{\n{body}\n}}"));

    /// <summary>Members of the class <c>Acme.Pricing</c>.</summary>
    internal static string Class(string members) => $"namespace Acme;\npublic static partial class Pricing {{\n{members}\n}}";

    internal static IReadOnlyList<PluginFinding> Check(string source, CheckProfile profile = CheckProfile.Publish) => Check(Files("Acme", source), profile);

    internal static IReadOnlyList<PluginFinding> Check(Dictionary<string, ReadOnlyMemory<byte>> files, CheckProfile profile = CheckProfile.Publish, PluginManifest? manifest = null) =>
        CodeCheck.Check(manifest ?? Manifest, files, profile, Leadline.Plugins.Checking.RuleSet.Current);

    internal static Dictionary<string, ReadOnlyMemory<byte>> Files(
        string assembly, string source, OptimizationLevel level = OptimizationLevel.Release, IEnumerable<MetadataReference>? others = null, bool withPlugin = true, LanguageVersion language = LanguageVersion.CSharp14)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, allowUnsafe: source.Contains("unsafe ", StringComparison.Ordinal), deterministic: true,
            checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable);
        return Emit(assembly, [("Usings.cs", Usings), ("Score.cs", withPlugin ? Plugin : ""), ("Pricing.cs", source)], others ?? Sdk, options, language);
    }

    /// <summary>Several files, as a build of this repository compiles them.</summary>
    internal static Dictionary<string, ReadOnlyMemory<byte>> Files(string assembly, IEnumerable<(string File, string Source)> sources, IEnumerable<MetadataReference> others, LanguageVersion language) =>
        Emit(assembly, sources.Append(("Usings.cs", Usings)), others, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable), language);

    private static Dictionary<string, ReadOnlyMemory<byte>> Emit(
        string assembly, IEnumerable<(string File, string Source)> sources, IEnumerable<MetadataReference> others, CSharpCompilationOptions options, LanguageVersion language)
    {
        var trees = sources.Select(t => CSharpSyntaxTree.ParseText(SourceText.From(t.Source, Encoding.UTF8), new CSharpParseOptions(language), "/_/src/" + t.File));
        var compilation = CSharpCompilation.Create(assembly, trees, BaseLibrary.Concat(others), options);
        using var dll = new MemoryStream();
        using var pdb = new MemoryStream();
        var result = compilation.Emit(dll, pdb, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return new() { [$"lib/{assembly}.dll"] = dll.ToArray(), [$"lib/{assembly}.pdb"] = pdb.ToArray() };
    }

    internal static List<PluginFinding> Faults(this IEnumerable<PluginFinding> findings) => [.. findings.Where(f => f.Severity == Severity.Fault)];
}
