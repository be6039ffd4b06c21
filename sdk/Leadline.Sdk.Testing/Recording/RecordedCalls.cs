using System.Globalization;
using System.Text.Json;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Testing;

/// <summary>Records the calls of a plugin, and makes them again.</summary>
public static class RecordedCalls
{
    /// <summary>Puts each example to every operation that takes it and that the plugin has, and records what comes.</summary>
    /// <param name="plugin">The plugin, loaded.</param>
    /// <param name="examples">Documents of the SDK. A quote request brings its requirement along.</param>
    /// <returns>The calls, in the order of the manifest's extension points; a failure is recorded as one.</returns>
    public static IReadOnlyList<RecordedCall> Record(PluginRunner plugin, params object[] examples)
    {
        var all = examples.Concat(examples.OfType<QuoteRequest>().Select(q => q.Requirement)).Distinct().ToList();
        return
        [
            .. plugin.Manifest.ExtensionPoints.SelectMany(e => ExtensionPoints.Find(e.Name)!.Operations)
                .SelectMany(o => all.Where(o.Input.IsInstanceOfType).Select(e => Made(plugin, o, e))),
        ];
    }

    /// <summary>Makes recorded calls again and compares: the bytes of each answer, and the steps it took.</summary>
    /// <param name="plugin">The plugin, loaded: another build than the one that was recorded, or the same on another SDK.</param>
    /// <param name="calls">What was recorded.</param>
    /// <returns>All that differs; none where everything came out the same.</returns>
    public static IReadOnlyList<CallDifference> Replay(this PluginRunner plugin, IReadOnlyList<RecordedCall> calls) =>
        [.. calls.Select((call, i) => Difference(plugin, call, i + 1)).OfType<CallDifference>()];

    /// <summary>Writes calls to a file, each on a line of its own as JSON.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Write(string file, IEnumerable<RecordedCall> calls) => File.WriteAllBytes(file, RecordedCallLines.Of(calls));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="FormatException">Lines of it are no recorded calls; the message names each, and says what is wrong.</exception>
    public static IReadOnlyList<RecordedCall> Read(string file) => RecordedCallLines.Read(File.ReadAllLines(file), file);

    private static RecordedCall Made(PluginRunner plugin, Operation operation, object example)
    {
        var input = JsonSerializer.SerializeToUtf8Bytes(example, operation.Input, PluginDocuments.Json);
        try
        {
            var reply = plugin.Ask(operation, example);
            return new RecordedCall { Operation = operation.Name, Input = input, Output = reply.Json, Steps = reply.Usage.Steps };
        }
        catch (PluginFailedException failed)
        {
            return new RecordedCall { Operation = operation.Name, Input = input, Failure = failed.Code };
        }
    }

    private static CallDifference? Difference(PluginRunner plugin, RecordedCall call, int number)
    {
        if (ExtensionPoints.FindOperation(call.Operation) is not { } operation)
            return Differs("operation-unknown", $"SDK {SdkVersion.Current} has no such operation.");
        object input;
        try
        {
            input = JsonSerializer.Deserialize(call.Input.Span, operation.Input, PluginDocuments.Json) ?? throw new JsonException("There is none.");
        }
        catch (JsonException unreadable)
        {
            return Differs("input-unreadable", $"SDK {SdkVersion.Current} does not take the document as a {operation.Input.Name}: {unreadable.Message}");
        }

        var came = Made(plugin, operation, input);
        if (came.Failure != call.Failure)
            return Differs("failure-differs", $"{came.Failure ?? "an answer"} came, and {call.Failure ?? "an answer"} was recorded.");
        if (!came.Output.Span.SequenceEqual(call.Output.Span))
            return Differs("output-differs", FirstDifference.Between(came.Output.Span, "came", call.Output.Span, "was recorded"));
        return came.Steps == call.Steps
            ? null
            : Differs("steps-differ", string.Create(CultureInfo.InvariantCulture, $"it took {came.Steps:N0} steps, and {call.Steps:N0} were recorded."));

        CallDifference Differs(string code, string message) => new() { Call = number, Operation = call.Operation, Code = code, Message = message };
    }
}
