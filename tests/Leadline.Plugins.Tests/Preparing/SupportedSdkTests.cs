using System.Reflection;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Primitives;
using Leadline.Sdk;
using Mono.Cecil;

namespace Leadline.Plugins.Tests.Preparing;

/// <summary>What is published is judged against every version of the SDK that it claims and the host supports; what is in use goes on.</summary>
public sealed class SupportedSdkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-supported-").FullName;
    private readonly Unpacked _unpacked = new();

    public void Dispose()
    {
        _unpacked.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_released_versions_lie_beside_the_preparer() =>
        Assert.Equal(["1.0.0"], Directory.GetDirectories(Path.Combine(Path.GetDirectoryName(PluginSettings.ShippedPreparer)!, "sdk")).Select(f => SdkAssemblies.Read(f).Version.ToString()));

    [Fact]
    public async Task A_plugin_that_runs_on_every_version_that_it_claims_is_published() => Assert.Empty(Faults(await JudgedAsync(PluginSettings.ShippedPreparer)));

    [Fact]
    public async Task A_claim_that_a_supported_version_does_not_bear_out_is_refused_with_that_version_and_the_line()
    {
        var report = await JudgedAsync(WithVersionThatLacks("1.0.9", "QuoteLine", "From"));
        var faults = Faults(report);

        Assert.Null(report.Unable);
        Assert.NotEmpty(faults);
        Assert.All(faults, f => Assert.Equal(("sdk-claim-unmet", "Leadline.Sdk.QuoteLine::From"), (f.Code, f.Subject)));
        Assert.All(faults, f => Assert.EndsWith("The manifest claims [1.0,2.0), which holds SDK 1.0.9, and hosts support that.", f.Reason, StringComparison.Ordinal));
        Assert.Contains("SurgeryDesk.cs:", faults[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_is_in_use_already_stays_in_use_and_is_warned_of()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        var settings = new PluginSettings(_folder, IsDevelopment: true) { Preparer = WithVersionThatLacks("1.0.9", "QuoteLine", "From") };
        using var machine = new PluginMachine(settings, _unpacked, TimeProvider.System, new Unconfined());
        var shelf = new PackageShelf(settings, _unpacked, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<PackageShelf>.Instance);

        var installation = Assert.Single(await shelf.ReadAsync(await machine.PreparerAsync(), TestContext.Current.CancellationToken)).Installation;

        Assert.Equal(PluginState.Active, installation.State);
        Assert.Contains(installation.Reasons, r => r is { Refuses: false, Code: "sdk-claim-unmet" });
    }

    private static List<PackageFinding> Faults(PackageReport report) => [.. report.Findings.Where(f => f.Severity == Severity.Fault)];

    private async Task<PackageReport> JudgedAsync(string preparer)
    {
        var settings = new PluginSettings(_folder, IsDevelopment: true) { Preparer = preparer };
        using var machine = new PluginMachine(settings, _unpacked, TimeProvider.System, new Unconfined());
        return await Judging.JudgeAsync(settings, machine, _unpacked, Samples.Lay(_folder, Samples.Fenmoor));
    }

    /// <summary>A preparer with one version of the SDK more, which is the present one without a member.</summary>
    private string WithVersionThatLacks(string version, string type, string member)
    {
        var from = Path.GetDirectoryName(PluginSettings.ShippedPreparer)!;
        var to = Path.Combine(_folder, "preparer");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var folder = Directory.CreateDirectory(Path.Combine(to, "sdk", version)).FullName;
        File.Copy(typeof(Money).Assembly.Location, Path.Combine(folder, "Leadline.Primitives.dll"));
        using var sdk = AssemblyDefinition.ReadAssembly(typeof(SdkVersion).Assembly.Location);
        var stated = sdk.CustomAttributes.Single(a => a.AttributeType.Name == nameof(AssemblyInformationalVersionAttribute));
        stated.ConstructorArguments[0] = new CustomAttributeArgument(sdk.MainModule.TypeSystem.String, version);
        sdk.MainModule.GetType($"Leadline.Sdk.{type}").Methods.Single(m => m.Name == member).Name = "Other";
        sdk.Write(Path.Combine(folder, "Leadline.Sdk.dll"));
        return Path.Combine(to, Path.GetFileName(PluginSettings.ShippedPreparer));
    }
}
