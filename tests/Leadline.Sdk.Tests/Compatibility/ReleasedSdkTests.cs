using System.Text.Json;
using System.Xml.Linq;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Counting;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Compatibility;

/// <summary>What plugins were built on before runs on the SDK as it is now: each plugin of the repository, compiled against each released version.</summary>
[Collection("Steps")]
public sealed class ReleasedSdkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-released-").FullName;

    public static TheoryData<string, string> Pairs => [.. ReleasedSdk.All.SelectMany(s => RepositoryPlugin.All.Where(p => CompilesAgainst(p, s)).Select(p => (p.Name, s.Version.ToString())))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_last_version_of_this_major_that_was_released_is_what_packing_is_held_against()
    {
        var last = ReleasedSdk.All.Where(s => s.Version.Major == SdkVersion.Current.Major).Max(s => s.Version)!;
        var props = XDocument.Load(Path.Combine(Repository.Tests, "../../build/sdk.props"));

        Assert.True(last <= SdkVersion.Current, $"SDK {last} is released, and this is {SdkVersion.Current}.");
        Assert.Equal(last.ToString(), props.Descendants("ReleasedSdk").Single().Value);
        Assert.All(ReleasedSdk.All, s => Assert.Equal(s.Version, SdkAssemblies.Of(s.Files).Version));
    }

    [Fact]
    public void No_plugin_of_the_repository_is_left_out() => Assert.Equal(
        ["Ashmere.BusinessIntelligence", "Company.ServiceLine", "Fenmoor.PrimaryCareIT", "Harrowdene.PracticeIT", "Leadline.Samples.Standards", "NhsEngland.RateCard", "Quillby.DeIdentification"],
        Pairs.Where(p => p.Data.Item2 == "1.0.0").Select(p => p.Data.Item1).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Pairs))]
    public void A_plugin_compiled_against_a_released_SDK_is_let_in_and_holds_what_every_plugin_must(string name, string version)
    {
        var (plugin, released) = (RepositoryPlugin.Of(name), ReleasedSdk.All.Single(s => s.Version.ToString() == version));
        var files = plugin.BuiltOn(released);
        foreach (var (path, content) in files)
            File.WriteAllBytes(Path.Combine(_folder, Path.GetFileName(path)), content.ToArray());
        File.WriteAllBytes(Path.Combine(_folder, PackagePaths.Manifest), plugin.ManifestBytes);

        // On the version that it was compiled against, and on the present one.
        Assert.Empty(CodeCheck.Check(plugin.Manifest, files, CheckProfile.Publish, RuleSet.Current, SdkAssemblies.Of(released.Files)));
        using var runner = PluginRunner.Load(_folder, print: static _ => { });
        Assert.Empty(runner.Findings);
        var calls = plugin.Calls is { } file ? RecordedCalls.Read(file) : [];
        var examples = plugin.IsTemplate ? TemplateExamples(plugin) : [.. calls.Select(c => JsonSerializer.Deserialize(c.Input.Span, ExtensionPoints.FindOperation(c.Operation)!.Input, PluginDocuments.Json)!)];
        Assert.NotEmpty(examples);
        Assert.Equal("", string.Join('\n', PluginConformance.Check(runner, examples)));
        // Steps are counted in what a compiler wrote, and this is not the compiler that the recorded build came from.
        Assert.DoesNotContain(runner.Replay(calls), d => d.IsSeen);
    }

    [Theory]
    [InlineData("Fenmoor.PrimaryCareIT")]
    [InlineData("Leadline.Samples.Standards")]
    public void The_recorded_calls_of_a_sample_come_out_the_same(string name)
    {
        var plugin = RepositoryPlugin.Of(name);
        foreach (var (path, content) in SampleTests.Files(name))
            File.WriteAllBytes(Path.Combine(_folder, Path.GetFileName(path)), content.ToArray());
        File.WriteAllBytes(Path.Combine(_folder, PackagePaths.Manifest), plugin.ManifestBytes);
        using var runner = PluginRunner.Load(_folder, print: static _ => { });
        var examples = runner.Manifest.ExtensionPoints.SelectMany(e => ExtensionPoints.Find(e.Name)!.Operations).Select(o => o.Input).Distinct()
            .Select(t => SampleCallTests.Input(ExtensionPoints.All.SelectMany(p => p.Operations).First(o => o.Input == t).Name));

        ApprovedCalls.AreThose(RecordedCalls.Record(runner, [.. examples]), Path.Combine(plugin.Folder, "calls.jsonl"), name);
    }

    // A version's sources are compiled against an older one only where they say that they run there. The template begins with the present one.
    private static bool CompilesAgainst(RepositoryPlugin plugin, ReleasedSdk sdk) =>
        plugin.IsTemplate || (SdkRange.TryParse(plugin.Manifest.Sdk, out var range) && range.Contains(sdk.Version));

    private static object[] TemplateExamples(RepositoryPlugin template)
    {
        var request = (QuoteRequest)SampleCallTests.Input("service-line/quote");
        return [SampleCallTests.Input("service-line/describe"), request with { PriceBook = PriceBookReader.Read(template.Read("../../practices.pricebook.json")).File!.Book }];
    }
}
