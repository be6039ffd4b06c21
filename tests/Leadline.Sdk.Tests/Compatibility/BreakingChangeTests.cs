using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Afternoon;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Compatibility;

/// <summary>A change of the SDK that breaks what was built on it is refused, with the list of what it breaks.</summary>
public sealed class BreakingChangeTests : IDisposable
{
    private static readonly string[] ServiceLines =
        ["Ashmere.BusinessIntelligence", "Company.ServiceLine", "Fenmoor.PrimaryCareIT", "Harrowdene.PracticeIT", "NhsEngland.RateCard", "Quillby.DeIdentification"];

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-breaking-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_SDK_as_it_is_breaks_no_plugin_that_was_built_on_a_released_one() => Assert.Empty(BrokenBy(SdkAssemblies.Current));

    [Fact]
    public void A_field_more_in_a_document_breaks_nothing() => Assert.Empty(BrokenBy(ChangedSdk.Compile(ChangedSdk.FieldAdded)));

    [Fact]
    public void A_member_that_is_gone_breaks_the_plugins_that_use_it_and_no_others()
    {
        var broken = BrokenBy(ChangedSdk.Compile(ChangedSdk.MemberGone));

        Assert.Equal(["Fenmoor.PrimaryCareIT"], broken.Keys);
        Assert.All(broken.Values.Single(), f => Assert.Equal(("sdk-member-unknown", "Leadline.Sdk.QuoteLine::From", "is not in SDK 1.9.0: the plugin was built on another version."), (f.Code, f.Subject, f.Reason)));
        Assert.Contains(broken.Values.Single(), f => f is { Where: "Fenmoor.PrimaryCareIT.SurgeryDesk.Quote", Source: not null });
    }

    [Fact]
    public void A_member_that_is_demanded_besides_breaks_every_plugin_of_that_extension_point()
    {
        var broken = BrokenBy(ChangedSdk.Compile(ChangedSdk.MemberDemanded));

        Assert.Equal(ServiceLines, broken.Keys.Order(StringComparer.Ordinal));
        Assert.All(broken.Values, faults => Assert.EndsWith("has not all that IServiceLine demands in SDK 1.9.0: Boolean EndsEarly(QuoteRequest).", Assert.Single(faults, f => f.Code == "class-member-missing").Reason, StringComparison.Ordinal));
    }

    /// <summary>What a maintainer meets who makes both changes and packs a release.</summary>
    [Fact, Trait("Slow", "Yes")]
    public async Task A_release_that_breaks_the_one_before_is_not_packed_and_the_refusal_lists_what_is_broken()
    {
        var desk = new Desk(_folder);
        desk.UseFeed(ReleasedSdk.Folder);
        CopyWhatTheSdkIsBuiltFrom(ChangedSdk.MemberGone, ChangedSdk.MemberDemanded);

        var (code, output) = await desk.TryAsync("dotnet", "pack", desk["sdk/Leadline.Sdk"], "-c", "Release", "--nologo", "-o", desk["packages"]);

        Assert.NotEqual(0, code);
        Assert.Contains("CP0002: Member 'Leadline.Sdk.QuoteLine Leadline.Sdk.QuoteLine.From(Leadline.Sdk.PriceBookEntry, decimal, int)' exists on [Baseline]", output, StringComparison.Ordinal);
        Assert.Contains("CP0006: Cannot add interface member 'bool Leadline.Sdk.IServiceLine.EndsEarly(Leadline.Sdk.QuoteRequest)'", output, StringComparison.Ordinal);
        Assert.Equal(ServiceLines, BrokenBy(SdkAssemblies.Read(desk["sdk/Leadline.Sdk/bin/Release/net10.0"])).Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>The plugins of the repository, compiled against the released SDKs, that a version of the SDK does not run, each with why.</summary>
    private static SortedDictionary<string, IReadOnlyList<PluginFinding>> BrokenBy(SdkAssemblies sdk)
    {
        var broken = new SortedDictionary<string, IReadOnlyList<PluginFinding>>(StringComparer.Ordinal);
        foreach (var released in ReleasedSdk.All)
        {
            foreach (var plugin in RepositoryPlugin.All)
            {
                var faults = CodeCheck.Check(plugin.Manifest, plugin.BuiltOn(released), CheckProfile.Publish, RuleSet.Current, sdk).Faults();
                if (faults.Count > 0)
                    broken[plugin.Name] = faults;
            }
        }

        return broken;
    }

    private void CopyWhatTheSdkIsBuiltFrom(params (string File, string From, string To)[] changes)
    {
        var root = Path.GetFullPath(Path.Combine(Repository.Tests, "../.."));
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "build/sdk.props", "build/BannedSymbols.txt" })
            Copy(file, File.ReadAllText(Path.Combine(root, file)));
        foreach (var file in Directory.GetFiles(ReleasedSdk.Folder))
            File.Copy(file, Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "sdk/released")).FullName, Path.GetFileName(file)));
        foreach (var project in new[] { "sdk/Leadline.Sdk", "sdk/Leadline.Primitives" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(root, project), "*.cs*", SearchOption.AllDirectories))
            {
                var inside = Path.GetRelativePath(Path.Combine(root, project), file).Replace('\\', '/');
                if (!inside.StartsWith("obj/", StringComparison.Ordinal) && !inside.StartsWith("bin/", StringComparison.Ordinal))
                    Copy($"{project}/{inside}", ChangedSdk.Changed(inside, File.ReadAllText(file), changes));
            }
        }
    }

    private void Copy(string file, string text)
    {
        var to = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.WriteAllText(to, text);
    }
}
