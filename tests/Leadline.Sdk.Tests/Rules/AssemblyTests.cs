using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Packages;
using Microsoft.CodeAnalysis;

namespace Leadline.Sdk.Tests.Rules;

public sealed class AssemblyTests
{
    [Fact]
    public void A_private_library_goes_through_the_same_check()
    {
        var library = Compiled.Files("Acme.Tariffs", "namespace Acme.Tariffs; public static class Tariff { public static decimal Of(decimal n) => n * 2; public static object Now() => DateTime.Now; }", withPlugin: false);
        var plugin = Compiled.Files("Acme", Compiled.Class("public static decimal F(decimal n) => Acme.Tariffs.Tariff.Of(n);"),
            others: [.. Compiled.Sdk, MetadataReference.CreateFromImage(library["lib/Acme.Tariffs.dll"].ToArray())]);

        var fault = Assert.Single(Compiled.Check(plugin.Concat(library).ToDictionary()).Faults());

        Assert.Equal(("lib/Acme.Tariffs.dll", "System.DateTime::get_Now", "Acme.Tariffs.Tariff.Now"), (fault.File, fault.Subject, fault.Where));
    }

    [Fact]
    public void A_library_that_is_not_in_the_package_is_refused()
    {
        var library = Compiled.Files("Acme.Tariffs", "namespace Acme.Tariffs; public static class Tariff { public static decimal Of(decimal n) => n * 2; }", withPlugin: false);
        var plugin = Compiled.Files("Acme", Compiled.Class("public static decimal F(decimal n) => Acme.Tariffs.Tariff.Of(n);"),
            others: [.. Compiled.Sdk, MetadataReference.CreateFromImage(library["lib/Acme.Tariffs.dll"].ToArray())]);

        Assert.Contains(Compiled.Check(plugin).Faults(), f => f.Code == "assembly-unknown" && f.Reason.Contains("Acme.Tariffs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_debug_build_is_warned_of_and_refused_at_publication()
    {
        var files = Compiled.Files("Acme", Compiled.Class(""), OptimizationLevel.Debug);

        Assert.Equal((Severity.Warning, "debug-build"), One(Compiled.Check(files, CheckProfile.Develop)));
        Assert.Equal((Severity.Fault, "debug-build"), One(Compiled.Check(files)));
        static (Severity, string) One(IReadOnlyList<PluginFinding> findings) => (findings.Single().Severity, findings.Single().Code);
    }

    [Fact]
    public void Machine_code_is_refused()
    {
        var files = Compiled.Files("Acme", Compiled.Class(""));
        var dll = files["lib/Acme.dll"].ToArray();
        using (var pe = new System.Reflection.PortableExecutable.PEReader([.. dll]))
            dll[pe.PEHeaders.CorHeaderStartOffset + 16] &= 0xFE; // the flag ILOnly
        files["lib/Acme.dll"] = dll;

        var fault = Assert.Single(Compiled.Check(files).Faults());
        Assert.Equal("assembly-unreadable", fault.Code);
        Assert.Contains("ReadyToRun", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_built_on_a_newer_sdk_is_refused_by_what_it_uses()
    {
        var newer = Compiled.Files("Leadline.Sdk", """
            namespace Leadline.Sdk;
            public sealed class PriceScores { public required IReadOnlyList<PriceScore> All { get; init; } public int Version { get; init; } }
            public sealed class PriceScore;
            public sealed class BidPrices;
            public interface IPriceScore { PriceScores Score(BidPrices prices); }
            public static class Later { public static int Count => 1; }
            """, withPlugin: false);
        var plugin = Compiled.Files("Acme", Compiled.Class("public static int F(Leadline.Sdk.PriceScores s) => s.Version + Leadline.Sdk.Later.Count;"),
            others: [MetadataReference.CreateFromImage(newer["lib/Leadline.Sdk.dll"].ToArray())]);

        var faults = Compiled.Check(plugin).Faults();

        Assert.Contains(faults, f => f is { Code: "sdk-member-unknown", Subject: "Leadline.Sdk.PriceScores::get_Version", Where: "Acme.Pricing.F" });
        Assert.Contains(faults, f => f is { Code: "sdk-member-unknown", Subject: "Leadline.Sdk.Later" });
    }

    [Fact]
    public void File_and_assembly_have_one_name()
    {
        var files = Compiled.Files("Acme", Compiled.Class(""));
        var renamed = new Dictionary<string, ReadOnlyMemory<byte>> { ["lib/Other.dll"] = files["lib/Acme.dll"] };
        Assert.Contains(Compiled.Check(renamed).Faults(), f => f is { Code: "assembly-name", File: "lib/Other.dll" });

        files.Add("lib/deep/Acme.dll", files["lib/Acme.dll"]);
        Assert.Contains(Compiled.Check(files).Faults(), f => f is { Code: "assembly-twice", File: "lib/deep/Acme.dll" });
    }

    [Theory]
    [InlineData("not an assembly at all")]
    [InlineData("")]
    public void What_is_no_assembly_is_refused(string bytes)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>> { ["lib/Acme.dll"] = System.Text.Encoding.UTF8.GetBytes(bytes) };
        Assert.Equal("assembly-unreadable", Assert.Single(Compiled.Check(files)).Code);
    }

    [Fact, Trait("Slow", "Yes")]
    public void A_damaged_assembly_ends_in_findings_and_never_takes_the_process_down()
    {
        var dll = Compiled.Files("Acme", Compiled.Class("public sealed record Tier(string Name, List<Dictionary<int, decimal[]>> Steps);"))["lib/Acme.dll"].ToArray();
        var random = new Random(20191002);
        for (var round = 0; round < 150; round++)
        {
            var spoilt = dll.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            Compiled.Check(new Dictionary<string, ReadOnlyMemory<byte>> { ["lib/Acme.dll"] = spoilt });
        }

        Assert.Empty(Compiled.Check(new Dictionary<string, ReadOnlyMemory<byte>> { ["lib/Acme.dll"] = dll })); // and the whole one passes
    }

    [Theory]
    [InlineData("Acme.Nobody", "class-missing")]
    [InlineData("Acme.Hidden", "class-shape")]
    [InlineData("Acme.Unfinished", "class-shape")]
    [InlineData("Acme.Asking", "class-constructor")]
    [InlineData("Acme.Other", "class-interface")]
    [InlineData("Acme.Derived", null)]
    public void A_manifest_that_lies_about_its_class_is_refused(string name, string? code)
    {
        var source = """
            namespace Acme;
            internal sealed class Hidden : Plain;
            public abstract class Unfinished : Plain;
            public sealed class Asking(int n) : Plain { public int N => n; }
            public sealed class Other;
            public sealed class Derived : Plain;
            public abstract class Plain : Leadline.Sdk.IPriceScore { public Leadline.Sdk.PriceScores Score(Leadline.Sdk.BidPrices prices) => new() { All = [] }; }
            """;
        var manifest = Compiled.Manifest with { ExtensionPoints = [new DeclaredExtension { Name = "price-score", Class = name }] };

        Assert.Equal(code, Compiled.Check(Compiled.Files("Acme", source), manifest: manifest).Faults().SingleOrDefault()?.Code);
    }

    [Fact]
    public void What_a_class_implements_and_the_manifest_leaves_out_is_warned_of()
    {
        var source = "namespace Acme; public sealed class More : Leadline.Sdk.IEvidenceCheck { public Leadline.Sdk.Findings Judge(Leadline.Sdk.EvidenceDocument d) => Leadline.Sdk.Findings.None; }";
        var finding = Assert.Single(Compiled.Check(source));
        Assert.Equal((Severity.Warning, "extension-undeclared", "Acme.More"), (finding.Severity, finding.Code, finding.Subject));
    }

    [Fact]
    public void A_faulty_plugin_in_a_good_package_is_found()
    {
        var package = PackageWriter.Sign(PackageWriter.Pack(Compiled.Manifest with { Publisher = Made.Fenmoor }, Compiled.Files("Acme", Compiled.Class("public static object F() => DateTime.Now;"))), Made.FenmoorKey, Made.Now, Made.Now.AddDays(1));
        var read = PackageReader.Read(package, Made.Policy).Package!;
        Assert.Equal("System.DateTime::get_Now", Assert.Single(CodeCheck.Check(read, CheckProfile.Publish)).Subject);
    }
}
