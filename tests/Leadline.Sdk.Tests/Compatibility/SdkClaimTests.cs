using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tests.Compatibility;

/// <summary>A range that a manifest claims is held against every version in it that hosts support.</summary>
public sealed class SdkClaimTests
{
    private static readonly RepositoryPlugin Fenmoor = RepositoryPlugin.Of("Fenmoor.PrimaryCareIT");

    // An SDK that lacks what the plugin uses, as an older version lacks what came after it.
    private static readonly Lazy<SdkAssemblies> Lacking = new(() => ChangedSdk.Compile(ChangedSdk.MemberGone));

    [Fact]
    public void What_a_version_in_the_range_does_not_have_is_found_with_that_version()
    {
        var findings = Findings("[1.0,2.0)");

        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.Equal(
            ("sdk-claim-unmet", Severity.Warning, "Leadline.Sdk.QuoteLine::From",
                "is not in SDK 1.9.0: the plugin was built on another version. The manifest claims [1.0,2.0), which holds SDK 1.9.0, and hosts support that."),
            (f.Code, f.Severity, f.Subject, f.Reason)));
    }

    [Theory]
    [InlineData("[1.0,1.9)")]
    [InlineData("[2.0,3.0)")]
    [InlineData("no range")] // which is said by the manifest's own check
    public void A_version_that_is_not_claimed_is_not_held_against_the_plugin(string range) => Assert.Empty(Findings(range));

    [Fact]
    public void The_plugins_of_the_repository_run_on_every_released_version_that_they_claim() =>
        Assert.All(ReleasedSdk.All.SelectMany(s => RepositoryPlugin.All.Select(p => (Plugin: p, Sdk: s))),
            p => Assert.Empty(SdkClaims.Findings(p.Plugin.Manifest, p.Plugin.BuiltOn(p.Sdk), CheckProfile.Publish, [], [.. ReleasedSdk.All.Select(s => SdkAssemblies.Of(s.Files))])));

    private static IReadOnlyList<PluginFinding> Findings(string range) =>
        SdkClaims.Findings(Fenmoor.Manifest with { Sdk = range }, Fenmoor.BuiltOn(ReleasedSdk.All[0]), CheckProfile.Publish, [], [Lacking.Value]);
}
