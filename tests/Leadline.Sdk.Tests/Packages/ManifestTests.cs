using System.Text;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tests.Packages;

public sealed class ManifestTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "manifest-format", Change("\"format\":1", "\"format\":2") },
        { "manifest-id", Change("fenmoor.primary-care-it", "Fenmoor") },
        { "manifest-id", Change("fenmoor.primary-care-it", "fenmoor./etc") },
        { "manifest-version", Change("1.4.0", "1.4") },
        { "manifest-version", Change("1.4.0", "1.04.0") },
        { "manifest-title", Change("GP IT and desktop support", " ") },
        { "sdk-range", Change("[1.0,2.0)", "1.0") },
        { "sdk-range", Change("[1.0,2.0)", "[1.0,)") }, // a floor without a ceiling
        { "sdk-incompatible", Change("[1.0,2.0)", "[1.9,2.0)") }, // built on a newer SDK
        { "sdk-incompatible", Change("[1.0,2.0)", "[0.1,1.0)") },
        { "extension-point-unknown", Change("service-line\"", "service\"") },
        { "class-name", Change("Fenmoor.PrimaryCareIT.SurgeryDesk", "Fenmoor.PrimaryCareIT, Other") },
        { "input-unknown", Change("[\"buyer\"]", "[\"bids\"]") },
        { "input-twice", Change("[\"buyer\"]", "[\"buyer\",\"buyer\"]") },
        { "lot-unknown", Change("\"lot\":\"3\"", "\"lot\":\"3/4\"") },
        { "service-lines", Change("[\"ACS-ICT\"]", "[]") },
        { "service-lines", Change("[\"ACS-ICT\"]", "[\"ACS-ICT\",\"ACS-ICT\"]") },
        { "document-malformed", Change("\"format\":1", "\"format\":1,\"permissions\":[\"network\"]") },
        { "document-malformed", Change("\"format\":1", "\"format\":1,\"format\":1") },
        { "document-malformed", "{" },
        { "document-malformed", "null" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_manifest_that_is_wrong_is_refused_for_its_own_reason(string code, string manifest)
    {
        var contents = Made.Contents(Made.Unsigned);
        contents["manifest.json"] = Encoding.UTF8.GetBytes(manifest);

        var fault = Made.OnlyFault(PackageWriter.Sign(Made.Raw(contents).Write(), Made.FenmoorKey, Made.Now, Made.Now.AddDays(1)));

        Assert.Equal((code, "manifest.json"), (fault.Code, fault.File));
    }

    [Fact]
    public void Extension_points_are_named_once_each_and_at_least_one()
    {
        Assert.Equal("no-extension-point", Made.OnlyFault(Made.SignedWith(Made.Manifest with { ExtensionPoints = [] })).Code);
        Assert.Equal("extension-point-twice", Made.OnlyFault(Made.SignedWith(Made.Manifest with { ExtensionPoints = [.. Made.Manifest.ExtensionPoints, .. Made.Manifest.ExtensionPoints] })).Code);
    }

    [Fact]
    public void A_supplier_names_its_lots_and_each_once()
    {
        Assert.Equal("lots-missing", Made.OnlyFault(Made.SignedWith(Made.Manifest with { Lots = [] })).Code);
        Assert.Equal("lot-twice", Made.OnlyFault(Made.SignedWith(Made.Manifest with { Lots = [.. Made.Manifest.Lots, .. Made.Manifest.Lots] })).Code);
        var many = Enumerable.Range(0, 101).Select(n => new DeclaredLot { Framework = "ACS", Lot = $"{n}", ServiceLines = ["ACS-ICT"] });
        Assert.Equal("lots-too-many", Made.OnlyFault(Made.SignedWith(Made.Manifest with { Lots = [.. many] })).Code);
    }

    [Theory]
    [InlineData("document-exporter", "mi-return", null)]
    [InlineData("document-exporter", "sealed-bid", "input-unknown")]
    [InlineData("document-exporter", null, "input-missing")]
    [InlineData("evidence-check", "fhir-capability-statement", null)]
    [InlineData("evidence-check", "Not A Word", "input-unknown")]
    [InlineData("evidence-check", null, "input-missing")]
    [InlineData("return-format", null, null)]
    [InlineData("return-format", "buyer", "input-unknown")]
    [InlineData("price-score", "bids", "input-unknown")]
    public void What_a_plugin_is_given_is_declared_in_the_words_of_its_extension_point(string point, string? input, string? code)
    {
        var manifest = Made.Manifest with { ExtensionPoints = [new DeclaredExtension { Name = point, Class = "Fenmoor.Thing", Input = input is null ? [] : [input] }] };
        var findings = PackageReader.Read(Made.SignedWith(manifest), Made.Policy).Findings;
        Assert.Equal(code, findings.SingleOrDefault()?.Code);
    }

    [Fact]
    public void The_files_of_a_manifest_are_those_of_the_package()
    {
        var contents = Made.Contents(Made.Unsigned);

        Assert.Equal(("file-modified", "README.md"), Fault(c => c["README.md"] = "Changed."u8.ToArray()));
        Assert.Equal(("file-missing", "README.md"), Fault(c => c.Remove("README.md")));
        Assert.Equal(("file-undeclared", "lib/extra.txt"), Fault(c => c.Add("lib/extra.txt", [])));
        Assert.Equal(("manifest-missing", "manifest.json"), Pair(Made.OnlyFault(new RawZip().Add("README.md", "x").Write())));
        Assert.Equal(("file-declared-twice", "README.md"), Manifest(m => m with { Files = [.. m.Files, m.Files[0]] }));
        Assert.Equal(("file-declared-twice", "signature.json"), Manifest(m => m with { Files = [.. m.Files, m.Files[0] with { Path = "signature.json" }] }));
        Assert.Equal(("file-missing", "lib/Other.dll"), Manifest(m => m with { Assembly = "lib/Other.dll" }));

        (string, string?) Fault(Action<Dictionary<string, byte[]>> spoil)
        {
            var spoilt = contents.ToDictionary();
            spoil(spoilt);
            return Pair(Made.OnlyFault(PackageWriter.Sign(Made.Raw(spoilt).Write(), Made.FenmoorKey, Made.Now, Made.Now.AddDays(1))));
        }

        (string, string?) Manifest(Func<PluginManifest, PluginManifest> change) => Fault(c =>
            c["manifest.json"] = Made.Json(change(System.Text.Json.JsonSerializer.Deserialize<PluginManifest>(c["manifest.json"], PluginDocuments.Json)!)));

        static (string, string?) Pair(PluginFinding fault) => (fault.Code, fault.File);
    }

    [Theory]
    [InlineData("lib/Leadline.Sdk.dll")]
    [InlineData("lib/System.Runtime.dll")]
    [InlineData("lib/netstandard.dll")]
    [InlineData("lib/system.linq.dll")]
    [InlineData("lib/leadline.sdk.dll")] // it would stand for the SDK wherever names are compared without their capitals
    [InlineData("lib/LEADLINE.PRIMITIVES.dll")]
    public void A_package_does_not_bring_what_the_host_brings(string path)
    {
        var files = Made.Files;
        files.Add(path, new byte[] { 1 });
        var fault = Made.OnlyFault(PackageWriter.Sign(PackageWriter.Pack(Made.Manifest, files), Made.FenmoorKey, Made.Now, Made.Now.AddDays(1)));
        Assert.Equal(("assembly-of-the-host", path), (fault.Code, fault.File));
    }

    [Theory]
    [InlineData("[1.0,2.0)", "1.0.0", true)]
    [InlineData("[1.0,2.0)", "1.99.3", true)]
    [InlineData("[1.0,2.0)", "2.0.0", false)]
    [InlineData("[1.2,2.0)", "1.1.9", false)]
    [InlineData("[1.2.3,1.2.3]", "1.2.3", true)]
    [InlineData("[1.2,1.4]", "1.4.0", true)]
    [InlineData("[1.2,1.4]", "1.4.1", false)]
    public void A_range_holds_from_its_floor_to_its_ceiling(string range, string sdk, bool holds)
    {
        Assert.True(SdkRange.TryParse(range, out var read));
        Assert.Equal(holds, read.Contains(Version.Parse(sdk)));
    }

    [Theory]
    [InlineData("(1.0,2.0)")]
    [InlineData("[2.0,1.0)")]
    [InlineData("[1.0,1.0)")]
    [InlineData("[1,2)")]
    [InlineData("[1.0, 2.0)")]
    [InlineData("[1.0,2.0")]
    [InlineData("[-1.0,2.0)")]
    [InlineData("[,2.0)")]
    [InlineData("[1.0.0.0,2.0)")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_range_is_refused(string? text) => Assert.False(SdkRange.TryParse(text, out _));

    private static string Change(string from, string to)
    {
        var manifest = Encoding.UTF8.GetString(Made.Contents(Made.Unsigned)["manifest.json"]);
        Assert.Contains(from, manifest, StringComparison.Ordinal);
        return manifest.Replace(from, to, StringComparison.Ordinal);
    }
}
