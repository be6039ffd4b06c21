using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Trials;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>
/// What a plugin does when it is run before it is decided on, had its code passed the check: what is no pure function is found out by the second run.
/// </summary>
[Trait("Needs", "Services")]
[Collection(nameof(HostileSet))]
public sealed class ActsAtPublication(HostileSet set) : HostileAct(set)
{
    [Theory]
    [InlineData("Honest", "answer-varies", "of this process: 1", "of this process: 2")] // it counts its calls where no rewriting reaches
    [InlineData("AnswersByChance", "answer-varies", "came first, and ", "came from another process.")]
    [InlineData("TakesStepsByChance", "steps-vary", "The same question took ", " steps, and then ")]
    [InlineData("EndlessLoop", "plugin-over-budget", "test.endlessloop 1.0.0 failed", "steps")]
    [InlineData("AnswersAtLength", "plugin-output-wrong", "The answer is no Findings", "1 to 1000 characters")]
    public async Task What_is_no_pure_function_is_a_fault_with_its_call(string type, string code, string words, string more)
    {
        var findings = (await TryAsync(type)).Value!;
        Assert.All(findings, f => Assert.Equal((Severity.Fault, code), (f.Severity, f.Code)));
        Assert.Equal("evidence-check/judge, a", findings[0].Subject);
        Assert.Contains(words, findings[0].Reason, StringComparison.Ordinal);
        Assert.Contains(more, findings[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Exits", "Its process ended in the midst.")]
    [InlineData("BurnsInTheLibrary", "There was no answer by the deadline.")]
    public async Task What_never_answers_is_not_let_in_and_not_held_against_it(string type, string words)
    {
        var refusal = (await TryAsync(type, Running.Short with { Deadline = TimeSpan.FromMilliseconds(300) })).Refusal;
        Assert.Equal("trial-failed", refusal?.Code);
        Assert.Contains(words, refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_ends_in_its_time()
    {
        var began = TimeProvider.System.GetTimestamp();
        var refusal = (await TryAsync("AnswersInDrops", new PluginLimits { TrialTime = TimeSpan.FromSeconds(1) })).Refusal;
        Assert.Equal(("trial-failed", "It could not be run: There was no answer within 1 seconds."), (refusal?.Code, refusal?.Reason));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(9)); // less than one call's deadline
    }

    [Fact]
    public async Task Whoever_breaks_off_leaves_no_worker_behind()
    {
        var before = Processes.KillWorkers(Set.Folder.Path, kill: false); // the set's own
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var tried = TryAsync("BurnsInTheLibrary", stop: patience.Token);
        await Processes.UntilAsync(() => Processes.KillWorkers(Set.Folder.Path, kill: false) > before);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tried);
        Assert.InRange(Processes.KillWorkers(Set.Folder.Path, kill: false), 0, before);
    }

    private async Task<Outcome<IReadOnlyList<PluginFinding>>> TryAsync(string type, PluginLimits? limits = null, CancellationToken? stop = null)
    {
        var trial = new PublicationTrial(Host.Runtime.Machine, null!, limits ?? new PluginLimits(), TimeProvider.System, NullLogger<PublicationTrial>.Instance);
        IReadOnlyList<TrialQuestion> questions = [.. new[] { "a", "b" }.Select(q => new TrialQuestion(ExtensionPoints.FindOperation(Running.Judge)!, Running.Document(q), q))];
        return await trial.TryAsync(Set.Folder.Plugin(type), questions, stop ?? TestContext.Current.CancellationToken);
    }
}
