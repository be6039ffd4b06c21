using Leadline.Plugins.Checking;
using Leadline.Primitives;

namespace Leadline.Sdk.Tests.Rules;

public sealed class SampleTests
{
    private static readonly PluginManifest Fenmoor = Packages.Made.Manifest with
    {
        ExtensionPoints =
        [
            new DeclaredExtension { Name = "service-line", Class = "Fenmoor.PrimaryCareIT.SurgeryDesk" },
            new DeclaredExtension { Name = "requirement-check", Class = "Fenmoor.PrimaryCareIT.SurgeryDesk" },
            new DeclaredExtension { Name = "outcome-payment", Class = "Fenmoor.PrimaryCareIT.CallsAnswered" },
            new DeclaredExtension { Name = "return-format", Class = "Fenmoor.PrimaryCareIT.LedgerExport" },
        ],
    };

    private static readonly PluginManifest Standards = Packages.Made.Manifest with
    {
        Id = "nhs-england.standards", Publisher = OrganisationReference.Parse("GB-NHS:X24"), Assembly = "lib/Leadline.Samples.Standards.dll", Lots = [],
        ExtensionPoints =
        [
            new DeclaredExtension { Name = "document-exporter", Class = "Leadline.Samples.Standards.ReturnAsCsv", Input = ["mi-return"] },
            new DeclaredExtension { Name = "evidence-check", Class = "Leadline.Samples.Standards.StatesItsVersion", Input = ["fhir-capability-statement"] },
            new DeclaredExtension { Name = "price-score", Class = "Leadline.Samples.Standards.LowestPriceProportional" },
        ],
    };

    [Fact]
    public void The_samples_implement_every_extension_point() =>
        Assert.Equal(ExtensionPoints.All.Select(p => p.Name).Order(), Fenmoor.ExtensionPoints.Concat(Standards.ExtensionPoints).Select(e => e.Name).Order());

    [Theory]
    [InlineData("Fenmoor.PrimaryCareIT")]
    [InlineData("Leadline.Samples.Standards")]
    public void A_sample_passes_at_publication_without_a_word(string name)
    {
        var manifest = name == "Fenmoor.PrimaryCareIT" ? Fenmoor : Standards;
        Assert.Equal("", string.Join('\n', CodeCheck.Check(manifest, Files(name), CheckProfile.Publish, RuleSet.Current)));
    }

    [Fact]
    public void A_sample_is_packed_signed_read_and_checked_as_a_supplier_would()
    {
        using var key = SigningKey.Create(Packages.Made.Fenmoor, forDevelopment: false);
        var package = PackageWriter.Sign(PackageWriter.Pack(Fenmoor, Files("Fenmoor.PrimaryCareIT")), key, Packages.Made.Now, Packages.Made.Now.AddDays(30));
        var reading = PackageReader.Read(package, Packages.Made.Policy with { Keys = [Packages.Made.Trust(key)] });

        Assert.Empty(reading.Findings);
        Assert.Empty(CodeCheck.Check(reading.Package!, CheckProfile.Publish));
    }

    internal static Dictionary<string, ReadOnlyMemory<byte>> Files(string name) => new[] { ".dll", ".pdb" }
        .ToDictionary(e => $"lib/{name}{e}", e => (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", name + e)));
}
