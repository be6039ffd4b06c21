using System.Globalization;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Wire;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Leadline.Plugins.Runtime.Trials;

/// <summary>A question, and what came of it both times.</summary>
internal sealed class TriedQuestion(TrialQuestion question)
{
    // As the testing kit calls what is over budget here.
    private const string StepsExceeded = "plugin-steps-exceeded";
    private const string At = "at ";

    private static readonly string[] OfOthers = ["System.", "Leadline.Sdk.", "Leadline.Primitives."];

    /// <summary>The question.</summary>
    internal TrialQuestion Question { get; } = question;

    /// <summary>What the first worker answered; null where the time was up.</summary>
    internal PluginAnswer? First { get; init; }

    /// <summary>What the second worker answered; null where it was not asked.</summary>
    internal PluginAnswer? Second { get; set; }

    /// <summary>Why the machine gave no answer, tried twice; null where it gave one.</summary>
    internal PluginMachineFailure? Trouble => First as PluginMachineFailure ?? Second as PluginMachineFailure;

    /// <summary>Whether the two answers differ, so that neither stands for the plugin's.</summary>
    internal bool IsVarying => First is { } first and not PluginMachineFailure && Second is { } second and not PluginMachineFailure && Varies(first, second) is not null;

    /// <summary>Whether the plugin itself answered or failed, both times.</summary>
    internal bool IsAnswered => First is not null && Second is not null && Trouble is null;

    /// <summary>Whether the time was up before it was asked twice.</summary>
    internal bool IsUnasked => Trouble is null && !IsAnswered;

    /// <summary>What is to be said of it; nothing where all is well.</summary>
    internal IEnumerable<PluginFinding> Findings()
    {
        if (First is not { } first)
            return [];
        if (first is PluginMachineFailure trouble)
            return [Unanswered(trouble)];
        // What one answer shows is so whatever becomes of the other: a package must not be able to hide it behind a second run that fails.
        return Second switch
        {
            null => Judged(first),
            PluginMachineFailure later => [Unanswered(later), .. Judged(first)],
            var second when Varies(first, second) is { } varies => [varies],
            _ => Judged(first),
        };
    }

    /// <summary>What the machine's trouble was, in words that name neither its folders nor what a plugin wrote.</summary>
    internal static string Told(PluginTrouble trouble) => trouble switch
    {
        PluginTrouble.NotStarted => "No worker came up.",
        PluginTrouble.Deadline => "There was no answer by the deadline.",
        PluginTrouble.Ended => "Its process ended in the midst.",
        PluginTrouble.Memory => "Memory ran out.",
        PluginTrouble.Protocol => "Its process did not keep to the protocol.",
        PluginTrouble.Log => "It wrote to its log without end.",
        _ => "It could not be asked.",
    };

    /// <summary>The topmost method of the plugin's own: above it stand those of the libraries that it called.</summary>
    internal static string? PlaceIn(PluginVerdict verdict)
    {
        var lines = verdict.Detail.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith(At, StringComparison.Ordinal)).Select(l => l[At.Length..]).ToList();
        return lines.Find(l => !Array.Exists(OfOthers, o => l.StartsWith(o, StringComparison.Ordinal))) ?? lines.FirstOrDefault();
    }

    private IEnumerable<PluginFinding> Judged(PluginAnswer answer) =>
        Question.Recorded is { } recorded ? Against(recorded, answer) : answer is PluginVerdict verdict ? [Failed(verdict)] : [];

    private PluginFinding Unanswered(PluginMachineFailure trouble) =>
        Question.Finding(Severity.Warning, "trial-unanswered", $"It was not answered both times, which is put down to this machine, and stands open. {Told(trouble.Trouble)}");

    private PluginFinding? Varies(PluginAnswer first, PluginAnswer second) => (first, second) switch
    {
        (PluginDocument one, PluginDocument other) when !one.Output.Span.SequenceEqual(other.Output.Span) =>
            Question.Finding(Severity.Fault, "answer-varies", $"The same question was answered with other bytes: {FirstDifference.Between(one.Output.Span, "came first", other.Output.Span, "came from another process")}")
                with { Remedy = "Calls are recorded and must come out the same when they are made again." },
        _ when Code(first) != Code(second) =>
            Question.Finding(Severity.Fault, "answer-varies", $"The same question first came to {Code(first) ?? "an answer"}, and then to {Code(second) ?? "an answer"}. {(first as PluginVerdict ?? second as PluginVerdict)?.Reason}"),
        _ when first.Record?.Steps != second.Record?.Steps =>
            Question.Finding(Severity.Fault, "steps-vary", string.Create(CultureInfo.InvariantCulture, $"The same question took {first.Record?.Steps:N0} steps, and then {second.Record?.Steps:N0}.")),
        _ => null,
    };

    private IEnumerable<PluginFinding> Against(RecordedCall recorded, PluginAnswer came)
    {
        const string Remedy = "Record the calls of this very build.";
        var failure = recorded.Failure == StepsExceeded ? FailureCodes.OverBudget : recorded.Failure;
        if (came is PluginVerdict verdict)
        {
            yield return verdict.Code == failure
                ? Question.Finding(Severity.Warning, verdict.Code, "It fails, and its author has recorded that it does.")
                : Question.Finding(Severity.Fault, "call-differs", $"{recorded.Failure ?? "An answer"} was recorded, and {verdict.Code} came. {verdict.Reason}") with { Where = PlaceIn(verdict) };
        }
        else if (came is PluginDocument document && (failure is not null || !document.Output.Span.SequenceEqual(recorded.Output.Span)))
        {
            yield return Question.Finding(Severity.Fault, "call-differs", failure is not null
                ? $"{recorded.Failure} was recorded, and an answer came."
                : $"It came out otherwise than it was recorded: {FirstDifference.Between(document.Output.Span, "came here", recorded.Output.Span, "was recorded")}") with { Remedy = Remedy };
        }
        else if (came.Record?.Steps != recorded.Steps)
        {
            yield return Question.Finding(Severity.Warning, "call-steps-differ", string.Create(CultureInfo.InvariantCulture, $"It took {came.Record?.Steps:N0} steps here, and {recorded.Steps:N0} where it was recorded: another build, or another version of the SDK, counts otherwise."));
        }
    }

    // What is kept has none of the plugin's own words: they are its author's to read, who alone is told of faults.
    private PluginFinding Failed(PluginVerdict verdict) => Question.MayFail && verdict.Code is (FailureCodes.Threw or FailureCodes.WrongOutput)
        ? Question.Finding(Severity.Note, "trial-failed-blind", "It gave no good answer, as an honest plugin may: the host asked without the framework's form, its prices and terms.")
        : Question.Finding(Severity.Fault, verdict.Code, verdict.Reason) with { Where = PlaceIn(verdict) };

    private static string? Code(PluginAnswer answer) => (answer as PluginVerdict)?.Code;
}
