using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Pools;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Leadline.Plugins.Runtime.Trials;

/// <summary>What a package is tried on: the host's own questions on each of its extension points, and the calls that it brings.</summary>
internal static class TrialQuestions
{
    /// <param name="package">The package.</param>
    /// <param name="limits">How long a question may be.</param>
    /// <param name="findings">Gets what is wrong with the calls that it brings, or that it brings none.</param>
    internal static IReadOnlyList<TrialQuestion> Of(PluginPackage package, PluginLimits limits, List<PluginFinding> findings)
    {
        IReadOnlyList<TrialQuestion> questions = [.. OwnQuestions.On(package.Manifest), .. Brought(package, limits, findings)];
        foreach (var point in package.Manifest.ExtensionPoints.Select(e => e.Name).Where(e => questions.All(q => q.Operation.Point.Name != e)))
            findings.Add(new PluginFinding { Severity = Severity.Warning, Code = "trial-none", Subject = point, Reason = "Nothing of it was run: the manifest names no service line to ask it for, and the package brings no call of it." });
        return questions;
    }

    private static List<TrialQuestion> Brought(PluginPackage package, PluginLimits limits, List<PluginFinding> findings)
    {
        var calls = PackagedCalls.Read(package.Files.GetValueOrDefault(PackagePaths.Calls), findings);
        if (calls.Count == 0)
            findings.Add(new PluginFinding { Severity = Severity.Note, Code = "calls-none", Reason = $"The package brings no recorded calls ({PackagePaths.Calls}) to make again; it was tried on the host's own questions alone." });
        return [.. calls.Select((call, i) => Question(call, i + 1, package.Manifest, limits, findings)).OfType<TrialQuestion>()];
    }

    private static TrialQuestion? Question(RecordedCall call, int number, PluginManifest manifest, PluginLimits limits, List<PluginFinding> findings)
    {
        var operation = ExtensionPoints.FindOperation(call.Operation);
        var why = operation is null ? $"SDK {SdkVersion.Current} has no operation {call.Operation}"
            : manifest.ExtensionPoints.All(e => e.Name != operation.Point.Name) ? $"the manifest does not name the extension point {operation.Point.Name}"
            : call.Input.Length > limits.InputBytes ? $"its document has {call.Input.Length} bytes, and a plugin is handed at most {limits.InputBytes}"
            : !CanBeRead(call.Input, operation) ? $"its document is no {operation.Input.Name} of SDK {SdkVersion.Current}"
            : null;
        if (why is null)
            return new TrialQuestion(operation!, call.Input, $"recorded call {number}") { Recorded = call };
        findings.Add(new PluginFinding { Code = "call-unfit", File = PackagePaths.Calls, Subject = $"recorded call {number}", Reason = $"It can't be made: {why}." });
        return null;
    }

    private static bool CanBeRead(ReadOnlyMemory<byte> input, Operation operation)
    {
        try
        {
            return !Verdicts.HasNull(input.Span) && JsonSerializer.Deserialize(input.Span, operation.Input, PluginDocuments.Json) is not null;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException) // it says no kind, or has halves of characters
        {
            return false; // said by whoever asks
        }
    }
}
