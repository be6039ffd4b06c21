using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Leadline.Sdk.Tests.Compatibility;

/// <summary>The SDK with changes to its source, as the next version of it might have them.</summary>
internal static class ChangedSdk
{
    private const string Heading = """
        global using System.IO;
        [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
        [assembly: System.Reflection.AssemblyInformationalVersion("1.9.0")]
        """;

    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Tests, "../../sdk/Leadline.Sdk"));

    /// <summary>Removes a helper by which a line is made from an entry of the book.</summary>
    internal static readonly (string File, string From, string To) MemberGone = ("ServiceLines/QuoteLine.cs", "QuoteLine From(PriceBookEntry", "QuoteLine Of(PriceBookEntry");

    /// <summary>Demands one thing more of every service line.</summary>
    internal static readonly (string File, string From, string To) MemberDemanded =
        ("ServiceLines/IServiceLine.cs", "    Quote Quote(QuoteRequest request);\n", "    Quote Quote(QuoteRequest request);\n\n    /// <summary>Whether the service ends early.</summary>\n    bool EndsEarly(QuoteRequest request);\n");

    /// <summary>Adds an optional field to a document: no break.</summary>
    internal static readonly (string File, string From, string To) FieldAdded =
        ("ServiceLines/Quote.cs", "public sealed record Quote\n{\n", "public sealed record Quote\n{\n    /// <summary>A note.</summary>\n    public string? Note { get; init; }\n\n");

    internal static SdkAssemblies Compile(params (string File, string From, string To)[] changes)
    {
        var sources = Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal))
            .Select(f => (File: f, Source: Changed(f, File.ReadAllText(Path.Combine(Folder, f)), changes)));
        var primitives = typeof(Money).Assembly.Location;
        var compiled = Compiled.Files("Leadline.Sdk", sources.Append(("Heading.cs", Heading)), [MetadataReference.CreateFromFile(primitives)], LanguageVersion.CSharp14);
        return SdkAssemblies.Of(new Dictionary<string, byte[]> { ["Leadline.Sdk"] = compiled["lib/Leadline.Sdk.dll"].ToArray(), ["Leadline.Primitives"] = File.ReadAllBytes(primitives) });
    }

    internal static string Changed(string file, string source, (string File, string From, string To)[] changes)
    {
        foreach (var (_, from, to) in changes.Where(c => c.File == file))
        {
            Assert.Contains(from, source, StringComparison.Ordinal);
            source = source.Replace(from, to, StringComparison.Ordinal).Replace("=> From(entry", "=> Of(entry", StringComparison.Ordinal);
        }

        return source;
    }
}
