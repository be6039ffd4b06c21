using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Trials;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Tests.Publication;

/// <summary>How an answer on an older SDK is held against that on the host's own.</summary>
public sealed class OlderSdkRunTests
{
    private static readonly Version Older = new(1, 0, 0);
    private static readonly PluginCall Call = new("a.b", "1.0.0", "hash", "service-line/quote", "{}"u8.ToArray());
    private static readonly byte[] Quoted = Samples.Json(new Quote { Lines = [], Total = Money.Zero, Assumptions = [], DeclinedBecause = "Too far." });

    [Fact]
    public void A_field_that_only_the_newer_version_writes_is_no_difference()
    {
        var without = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Quoted)!;
        Assert.True(without.Remove("assumptions")); // as of a version before there were any

        Assert.Empty(Findings(Document(Quoted, 7), Document(JsonSerializer.SerializeToUtf8Bytes(without), 7)));
        Assert.Equal([(Severity.Fault, "sdk-claim-unmet")], Findings(Document(Quoted, 7), Document(Samples.Json(Quote.Decline("Too near.")), 7)).Select(f => (f.Severity, f.Code)));
    }

    [Fact]
    public void Other_steps_to_the_same_end_are_told_and_refuse_nothing()
    {
        var finding = Assert.Single(Findings(Document(Quoted, 7_000), Document(Quoted, 8_000)));

        Assert.Equal((Severity.Warning, "sdk-steps-differ", "It took 8,000 steps on SDK 1.0.0, and 7,000 on SDK 1.1.0, to the same end."), (finding.Severity, finding.Code, finding.Reason));
    }

    [Fact]
    public void What_fails_alike_on_both_is_not_said_twice()
    {
        Assert.Empty(Findings(Verdict("plugin-threw"), Verdict("plugin-threw")));
        Assert.Equal(["It comes to plugin-over-budget on SDK 1.0.0, and to plugin-threw on SDK 1.1.0. It failed. The manifest claims [1.0,2.0), which holds SDK 1.0.0, and hosts support that."],
            Findings(Verdict("plugin-threw"), Verdict("plugin-over-budget")).Select(f => f.Reason));
        Assert.Equal("sdk-claim-unmet", Assert.Single(Findings(Verdict("plugin-threw"), Document(Quoted, 7))).Code);
    }

    [Fact]
    public void Nothing_is_held_against_an_answer_that_varies_by_itself() =>
        Assert.Empty(Findings(new TriedQuestion(Question) { First = Document(Quoted, 7), Second = Document(Quoted, 8) }, Document(Quoted, 9)));

    [Fact]
    public void What_the_machine_did_not_answer_stands_open_and_lets_nothing_pass_where_it_answered_nothing()
    {
        var run = Run((Document(Quoted, 7), new PluginMachineFailure(Call, PluginTrouble.Memory, "at /srv", 2)));
        Assert.Equal("It could not be run on SDK 1.0.0, which it claims: Memory ran out.", run.Trouble);
        Assert.Equal([(Severity.Warning, "trial-unanswered", "It was not answered on SDK 1.0.0, which is put down to this machine, and stands open. Memory ran out.")], run.Findings().Select(f => (f.Severity, f.Code, f.Reason)));

        var unfinished = Run((Document(Quoted, 7), Document(Quoted, 7)), (Document(Quoted, 7), null));
        Assert.Null(unfinished.Trouble);
        Assert.Equal([(Severity.Warning, "trial-unfinished", "The trial ended too early for SDK 1.0.0: 1 of 2 questions, of which this is the first, were not answered there. That stands open.")],
            unfinished.Findings().Select(f => (f.Severity, f.Code, f.Reason)));
        Assert.NotNull(Run((Document(Quoted, 7), null)).Trouble);
        Assert.Null(Run().Trouble);
    }

    private static TrialQuestion Question { get; } = new(ExtensionPoints.FindOperation(Call.Operation)!, Call.Input, "recorded call 1");

    private static IEnumerable<Plugins.Checking.PluginFinding> Findings(PluginAnswer own, PluginAnswer other) => Run((own, other)).Findings();

    private static IEnumerable<Plugins.Checking.PluginFinding> Findings(TriedQuestion tried, PluginAnswer other)
    {
        var run = new OlderSdkRun(Older, "[1.0,2.0)");
        run.Add(tried, other);
        return run.Findings();
    }

    private static OlderSdkRun Run(params (PluginAnswer Own, PluginAnswer? Other)[] answers)
    {
        var run = new OlderSdkRun(Older, "[1.0,2.0)");
        foreach (var (own, other) in answers)
            run.Add(new TriedQuestion(Question) { First = own, Second = own }, other);
        return run;
    }

    private static PluginDocument Document(byte[] output, long steps) => new(Call, output) { Record = Record(steps) };

    private static PluginVerdict Verdict(string code) => new(Call, code, "It failed.", "") { Record = Record(7) };

    private static PluginCallRecord Record(long steps) => new()
    {
        Plugin = "a.b", Version = "1.0.0", Package = "hash", Counted = "", Circumstances = "", Sdk = "1.1.0", Runtime = "10.0", Operation = Call.Operation,
        Input = Call.Input, InputHash = "", Output = default, OutputHash = "", Budget = 20_000_000, Steps = steps,
    };
}
