using System.Text;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Trials;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Leadline.Plugins.Tests.Publication;

/// <summary>What is published is run before it is decided on: on the host's own questions, and on the calls that it brings, each twice.</summary>
[Trait("Needs", "Services")]
public sealed class TrialTests(TrialDesk desk) : IClassFixture<TrialDesk>
{
    [Fact]
    public async Task A_plugin_that_answers_alike_and_as_its_kit_recorded_has_nothing_to_be_told()
    {
        var calls = desk.Recorded();
        Assert.Equal(["outcome-payment/measures", "requirement-check/validate", "return-format/read", "service-line/quote"], calls.Select(c => c.Operation).Distinct().Order(StringComparer.Ordinal));
        var report = await desk.JudgeAsync(calls);
        Assert.Null(report.Unable);
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Fault || f.Code.StartsWith("call", StringComparison.Ordinal) || f.Code.StartsWith("plugin", StringComparison.Ordinal));
        var threw = Assert.Single(report.Findings, f => f.Code.StartsWith("trial", StringComparison.Ordinal));
        Assert.Equal((Severity.Note, "trial-failed-blind", "service-line/quote, ACS lot 3, ACS-ICT, without form and prices"), (threw.Severity, threw.Code, threw.Subject));
        Assert.DoesNotContain("onboarding", $"{threw.Reason} {threw.Where}", StringComparison.Ordinal); // the plugin's words are its author's
    }

    [Fact]
    public async Task An_authoritys_plugin_is_run_too() =>
        Assert.Equal(["calls-none"], (await desk.JudgeStandardsAsync()).Findings.Select(f => f.Code).Except(["virus-not-scanned", "provenance-none", "source-none"]).Where(c => !c.StartsWith("libraries", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Describe", "service-line/describe, ACS lot 3, ACS-ICT")]
    [InlineData(".cctor", "service-line/describe, ACS lot 3, ACS-ICT")]
    public async Task What_takes_for_ever_is_refused(string endless, string subject)
    {
        var report = await desk.JudgeAsync([], endless);
        var fault = Assert.Single(report.Findings, f => f.Severity == Severity.Fault && f.Subject == subject);
        Assert.Equal("plugin-over-budget", fault.Code);
        Assert.Contains("20,", fault.Reason, StringComparison.Ordinal);
        Assert.Contains(report.Findings, f => f is { Severity: Severity.Note, Code: "calls-none" });
    }

    [Fact]
    public async Task Each_recorded_call_that_comes_out_otherwise_is_named_with_its_number_and_the_place()
    {
        var recorded = desk.Recorded();
        var (quote, check) = (recorded.First(c => c.Operation == "service-line/quote"), recorded.First(c => c.Operation == "requirement-check/validate"));
        var broken = quote with { Input = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(quote.Input.Span).Replace("onboarding", "of-another-book", StringComparison.Ordinal)) };
        var found = (await desk.TryAsync(
        [
            quote, check with { Output = quote.Output }, quote with { Steps = quote.Steps + 1 }, check with { Failure = "plugin-threw", Output = default, Steps = 0 },
            broken, broken with { Failure = "plugin-threw", Output = default, Steps = 0 },
        ])).Value!.Where(f => f.File == "calls.jsonl").ToDictionary(f => f.Subject!);

        Assert.Equal(5, found.Count);
        Assert.Equal((Severity.Fault, "call-differs"), Found("requirement-check/validate, recorded call 2"));
        Assert.Contains("from byte ", found["requirement-check/validate, recorded call 2"].Reason, StringComparison.Ordinal);
        Assert.Equal((Severity.Warning, "call-steps-differ"), Found("service-line/quote, recorded call 3"));
        Assert.Equal((Severity.Fault, "call-differs"), Found("requirement-check/validate, recorded call 4"));
        Assert.Equal((Severity.Fault, "call-differs"), Found("service-line/quote, recorded call 5"));
        Assert.Contains("has no price 'onboarding'", found["service-line/quote, recorded call 5"].Reason, StringComparison.Ordinal);
        Assert.Equal((Severity.Warning, "plugin-threw"), Found("service-line/quote, recorded call 6"));
        Assert.Contains("SurgeryDesk.Quote", found["service-line/quote, recorded call 5"].Where, StringComparison.Ordinal);

        (Severity, string) Found(string subject) => (found[subject].Severity, found[subject].Code);
    }

    [Theory]
    [InlineData("service-line/guess", "{}", "has no operation service-line/guess")]
    [InlineData("service-line/quote", """{"askedOn":7}""", "is no QuoteRequest")]
    [InlineData("requirement-check/validate", """{"framework":"ACS","frameworkVersion":1,"lot":"3","serviceLine":"ACS-ICT","startsOn":"2026-04-01","termMonths":24,"answers":[null]}""", "is no Requirement")]
    [InlineData("requirement-check/validate", """{"framework":"ACS","frameworkVersion":1,"lot":"3","serviceLine":"ACS-ICT","startsOn":"2026-04-01","termMonths":24,"answers":[{}]}""", "is no Requirement")]
    [InlineData("evidence-check/judge", "{}", "does not name the extension point evidence-check")]
    public void A_call_that_can_not_be_made_is_a_fault(string operation, string input, string words)
    {
        var findings = new List<PluginFinding>();
        var questions = TrialQuestions.Of(desk.Package([new RecordedCall { Operation = operation, Input = Encoding.UTF8.GetBytes(input), Output = "{}"u8.ToArray() }]), new PluginLimits(), findings);
        var fault = Assert.Single(findings, f => f.Severity == Severity.Fault);
        Assert.Equal(("call-unfit", "calls.jsonl", "recorded call 1"), (fault.Code, fault.File, fault.Subject));
        Assert.Contains(words, fault.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(questions, q => q.Recorded is not null);
    }

    [Fact]
    public async Task Where_nothing_can_be_sandboxed_nothing_is_published_and_the_reason_is_said()
    {
        using var unpacked = new Unpacked();
        var settings = new PluginSettings("none", IsDevelopment: false) { Worker = "/nowhere/worker" };
        using var machine = new PluginMachine(settings, unpacked, TimeProvider.System);
        var refusal = (await Judging.Trial(settings, machine, unpacked).TryAsync(new InstalledPlugin("a.b", "1.0.0", "hash", "none", "none", new Dictionary<string, string>(), new Dictionary<string, string>()), [], TestContext.Current.CancellationToken)).Refusal;
        Assert.Equal("no-sandbox", refusal?.Code);
        Assert.Contains("/nowhere/worker", refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_first_run_has_shown_is_said_though_there_is_no_second()
    {
        var question = new TrialQuestion(ExtensionPoints.FindOperation("service-line/describe")!, "{}"u8.ToArray(), "ACS lot 3, ACS-ICT");
        var call = new PluginCall("a.b", "1.0.0", "hash", "service-line/describe", default);
        var threw = new PluginVerdict(call, "plugin-threw", "It threw.", "");
        Assert.Equal(["plugin-threw"], new TriedQuestion(question) { First = threw }.Findings().Select(f => f.Code));
        var failed = new TriedQuestion(question) { First = threw, Second = new PluginMachineFailure(call, PluginTrouble.NotStarted, "/srv/worker can't be started", 2) }.Findings().ToList();
        Assert.Equal([(Severity.Warning, "trial-unanswered"), (Severity.Fault, "plugin-threw")], failed.Select(f => (f.Severity, f.Code)));
        Assert.DoesNotContain("/srv/worker", failed[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_machine_could_not_answer_stands_open()
    {
        var question = new TrialQuestion(ExtensionPoints.FindOperation("service-line/describe")!, "{}"u8.ToArray(), "ACS lot 3, ACS-ICT");
        var call = new PluginCall("a.b", "1.0.0", "hash", "service-line/describe", default);
        var finding = Assert.Single(new TriedQuestion(question) { First = new PluginDocument(call, "{}"u8.ToArray()), Second = new PluginMachineFailure(call, PluginTrouble.Memory, "Memory ran out.", 2) }.Findings());
        Assert.Equal((Severity.Warning, "trial-unanswered", "service-line/describe, ACS lot 3, ACS-ICT"), (finding.Severity, finding.Code, finding.Subject));
        Assert.Contains("put down to this machine, and stands open. Memory ran out.", finding.Reason, StringComparison.Ordinal);
    }
}
