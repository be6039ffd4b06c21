using System.Globalization;
using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Wire;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Trials;

/// <summary>What came of a plugin's questions on an older version of the SDK that its manifest claims, held against the answers on the host's own.</summary>
/// <param name="sdk">The version.</param>
/// <param name="claims">The range that holds it.</param>
internal sealed class OlderSdkRun(Version sdk, string claims)
{
    private readonly List<(TriedQuestion Tried, PluginAnswer? Answer)> _asked = [];

    /// <summary>The version.</summary>
    internal Version Sdk => sdk;

    /// <summary>Why the machine gave no answer to any of the questions, where it gave none; what it was asked then says nothing.</summary>
    internal string? Trouble => _asked.Count == 0 || _asked.Exists(a => a.Answer is not null and not PluginMachineFailure) ? null
        : _asked.Select(a => a.Answer).OfType<PluginMachineFailure>().FirstOrDefault() is { Trouble: var trouble } ? $"It could not be run on SDK {sdk}, which it claims: {TriedQuestion.Told(trouble)}"
        : $"It could not be run on SDK {sdk}, which it claims: there was no time left.";

    /// <summary>Takes what came of a question.</summary>
    /// <param name="tried">The question, with the host's own answer.</param>
    /// <param name="answer">What came on the older version; null where the time was up.</param>
    internal void Add(TriedQuestion tried, PluginAnswer? answer) => _asked.Add((tried, answer));

    /// <summary>What is to be said of it; nothing where every answer is the same.</summary>
    internal IEnumerable<PluginFinding> Findings()
    {
        // Of an answer that varies on the host's own version, that was said; nothing could be held against it.
        var findings = _asked.Where(a => !a.Tried.IsVarying).Select(a => Finding(a.Tried, a.Answer)).OfType<PluginFinding>();
        return _asked.Where(a => a.Answer is null).Select(a => a.Tried.Question).ToList() is { Count: > 0 } open ? findings.Append(Unfinished(open)) : findings;
    }

    private PluginFinding? Finding(TriedQuestion tried, PluginAnswer? answer) => (tried.First, answer) switch
    {
        (_, null) => null,
        (_, PluginMachineFailure { Trouble: var trouble }) =>
            tried.Question.Finding(Severity.Warning, "trial-unanswered", $"It was not answered on SDK {sdk}, which is put down to this machine, and stands open. {TriedQuestion.Told(trouble)}"),
        (_, PluginVerdict { Code: FailureCodes.BadQuestion }) =>
            tried.Question.Finding(Severity.Warning, "sdk-question-unknown", $"SDK {sdk} does not have what is asked, so that it was not asked there. That stands open."),
        (PluginVerdict own, PluginVerdict other) when own.Code == other.Code => Steps(tried, answer),
        (PluginDocument own, PluginDocument other) when IsSame(own, other, tried.Question.Operation) => Steps(tried, answer),
        (PluginDocument own, PluginDocument other) => Unmet(tried,
            $"It is answered otherwise on SDK {sdk}: {FirstDifference.Between(own.Output.Span, $"came on SDK {SdkVersion.Current}", other.Output.Span, $"on SDK {sdk}")}"),
        (var own, PluginVerdict other) => Unmet(tried, $"It comes to {other.Code} on SDK {sdk}, and to {Outcome(own)} on SDK {SdkVersion.Current}. {other.Reason}") with { Where = TriedQuestion.PlaceIn(other) },
        (var own, _) => Unmet(tried, $"It is answered on SDK {sdk}, and comes to {Outcome(own)} on SDK {SdkVersion.Current}."),
    };

    private PluginFinding Unmet(TriedQuestion tried, string difference) =>
        tried.Question.Finding(Severity.Fault, SdkClaims.Unmet, $"{difference} The manifest claims {claims}, which holds SDK {sdk}, and hosts support that.")
            with { Remedy = "Begin the range with the oldest version on which the answers are the same." };

    private PluginFinding? Steps(TriedQuestion tried, PluginAnswer answer) => tried.First?.Record?.Steps == answer.Record?.Steps ? null
        : tried.Question.Finding(Severity.Warning, "sdk-steps-differ", string.Create(CultureInfo.InvariantCulture,
            $"It took {answer.Record?.Steps:N0} steps on SDK {sdk}, and {tried.First?.Record?.Steps:N0} on SDK {SdkVersion.Current}, to the same end."));

    private PluginFinding Unfinished(List<TrialQuestion> open) => new()
    {
        Severity = Severity.Warning, Code = "trial-unfinished", Subject = open[0].Called,
        Reason = $"The trial ended too early for SDK {sdk}: {open.Count} of {_asked.Count} questions, of which this is the first, were not answered there. That stands open.",
    };

    private static string Outcome(PluginAnswer? answer) => (answer as PluginVerdict)?.Code ?? "an answer";

    // The older version leaves out what only the newer one has: as the host reads both, a field that is not set is the same as one that can't be.
    private static bool IsSame(PluginDocument own, PluginDocument other, Operation operation) =>
        own.Output.Span.SequenceEqual(other.Output.Span) || Written(own, operation).AsSpan().SequenceEqual(Written(other, operation));

    private static byte[] Written(PluginDocument document, Operation operation) =>
        JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(document.Output.Span, operation.Output, PluginDocuments.Json), operation.Output, PluginDocuments.Json);
}
