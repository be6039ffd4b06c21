using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Sdk;
using Mono.Cecil;

namespace Leadline.Plugins.Tests.Publication;

/// <summary>What is published answers alike on every older version of the SDK that it claims and the host supports, in a worker that has that version.</summary>
[Trait("Needs", "Services")]
public sealed class OlderSdkTests(TrialDesk desk) : IClassFixture<TrialDesk>, IDisposable
{
    private const string Claim = "The manifest claims [1.0,2.0), which holds SDK 1.0.0, and hosts support that.";

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-older-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_worker_lies_there_with_each_released_version_that_the_preparer_judges_by()
    {
        var workers = OlderWorkers.In(new PluginSettings("none", IsDevelopment: false));
        var judged = Directory.GetDirectories(Path.Combine(Path.GetDirectoryName(PluginSettings.ShippedPreparer)!, "sdk")).Select(SdkAssemblies.Read).ToList();

        Assert.Equal(["1.0.0"], workers.Keys.Select(v => v.ToString()));
        Assert.Equal(judged.Select(s => s.Version).Order(), workers.Keys.Order());
        Assert.All(workers, w => Assert.Equal(w.Key, SdkAssemblies.Read(Path.GetDirectoryName(w.Value)!).Version));
        Assert.All(workers, w => Assert.Equal(Bytes(PluginSettings.ShippedWorker + ".dll"), Bytes(w.Value + ".dll")));
    }

    [Fact]
    public async Task An_answer_that_is_another_on_a_claimed_version_is_refused_with_the_call_the_version_and_the_byte()
    {
        var report = await OnAsync(ChangedOlderSdk.UnitsByCode);
        var faults = report.Findings.Where(f => f.Severity == Severity.Fault).ToList();

        Assert.Null(report.Unable);
        Assert.NotEmpty(faults);
        Assert.All(faults, f => Assert.Equal("sdk-claim-unmet", f.Code));
        Assert.All(faults, f => Assert.StartsWith("service-line/quote, recorded call ", f.Subject, StringComparison.Ordinal));
        Assert.All(faults, f => Assert.StartsWith("It is answered otherwise on SDK 1.0.0: from byte ", f.Reason, StringComparison.Ordinal));
        Assert.All(faults, f => Assert.EndsWith(Claim, f.Reason, StringComparison.Ordinal));
        Assert.All(faults, f => Assert.Contains("Begin the range with", f.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_fails_on_a_claimed_version_is_refused_with_the_place()
    {
        var faults = (await OnAsync(ChangedOlderSdk.NoLines)).Findings.Where(f => f.Severity == Severity.Fault).ToList();

        Assert.NotEmpty(faults);
        Assert.All(faults, f => Assert.Equal(("sdk-claim-unmet", true), (f.Code, f.Subject!.StartsWith("service-line/quote, recorded call ", StringComparison.Ordinal))));
        Assert.All(faults, f => Assert.StartsWith("It comes to plugin-threw on SDK 1.0.0, and to an answer on SDK 1.1.0.", f.Reason, StringComparison.Ordinal));
        Assert.All(faults, f => Assert.Contains("SurgeryDesk.Quote", f.Where, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_that_is_not_claimed_is_not_tried() =>
        Assert.DoesNotContain((await OnAsync(ChangedOlderSdk.NoLines, sdk: "[1.1,2.0)")).Findings, f => f.Severity == Severity.Fault || f.Code.StartsWith("sdk", StringComparison.Ordinal));

    [Fact]
    public async Task Of_a_question_is_left_out_what_the_older_version_has_no_field_for()
    {
        var report = await OnAsync(ChangedOlderSdk.NoBuyer);

        Assert.Null(report.Unable);
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Fault || f.Code.StartsWith("sdk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_older_version_can_not_be_asked_at_all_stands_open()
    {
        var report = await OnAsync(ChangedOlderSdk.NoTables);
        var unknown = report.Findings.Where(f => f.Code == "sdk-question-unknown").ToList();

        Assert.Null(report.Unable);
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Fault);
        Assert.Equal(["outcome-payment/measures", "requirement-check/validate", "service-line/quote"], unknown.Select(f => f.Subject!.Split(',')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(unknown, f => Assert.Equal((Severity.Warning, "SDK 1.0.0 does not have what is asked, so that it was not asked there. That stands open."), (f.Severity, f.Reason)));
    }

    [Fact]
    public async Task Where_the_older_version_can_not_be_run_nothing_is_published_and_the_reason_is_said()
    {
        var report = await OnAsync(static _ => { }, version: "1.0.9"); // which has 1.0.0 in it

        Assert.Equal("It could not be run on SDK 1.0.9, which it claims: No worker came up.", report.Unable);
    }

    private Task<PackageReport> OnAsync(Action<ModuleDefinition> change, string version = ChangedOlderSdk.Version, string sdk = "[1.0,2.0)") =>
        desk.JudgeOnAsync(ChangedOlderSdk.Lay(_folder, change, version), sdk);

    private static byte[] Bytes(string file) => File.ReadAllBytes(file);
}
