using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking.Answers;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Plugins.Wire;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Pools;

/// <summary>Turns what a worker said into what a module hears.</summary>
internal static class Verdicts
{
    /// <summary>The answer to a call, with the record to keep of it.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="asked">The question, read; null where nobody had to read it yet.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="reply">What the worker said.</param>
    /// <param name="most">Bytes of the longest answer.</param>
    /// <param name="record">The record of the call so far, without what came of it.</param>
    /// <exception cref="ArgumentException">The question can't be read, which is the asker's fault.</exception>
    internal static PluginAnswer Of(PluginCall call, object? asked, Operation operation, WorkerReply reply, int most, PluginCallRecord record)
    {
        var answer = reply.Failure is { Code: FailureCodes.BadQuestion } unknown && record.Sdk != SdkVersion.Current.ToString(3)
            ? Of(call, unknown) // an older SDK may not have what is asked; whoever asked it there judges that
            : Of(call, asked, operation, reply, most);
        var output = answer is PluginDocument document ? document.Output : default;
        return answer with
        {
            Record = record with { Output = output, OutputHash = PluginCallRecord.HashOf(output), Verdict = (answer as PluginVerdict)?.Code, Steps = reply.Steps },
        };
    }

    /// <summary>The plugin's own failure.</summary>
    internal static PluginVerdict Of(PluginCall call, FailureNotice failure) =>
        new(call, failure.Code, $"The plugin {call.Plugin} {call.Version} failed at {call.Operation}. {failure.Message}", failure.Detail);

    private static PluginAnswer Of(PluginCall call, object? asked, Operation operation, WorkerReply reply, int most) => reply.Failure switch
    {
        // Believed only where it is so: a plugin that has taken its worker over may say it of any question.
        { Code: FailureCodes.BadQuestion } bad when !CanBeRead(call.Input, operation) => throw new ArgumentException(bad.Message, nameof(call)),
        { Code: FailureCodes.BadQuestion } => Of(call, new FailureNotice(FailureCodes.WrongOutput, "It says that the question can't be read, which it can.", "")),
        { } failure => Of(call, failure),
        null when reply.Result.Length > most => Of(call, new FailureNotice(FailureCodes.OverSize, $"The answer has {reply.Result.Length} bytes; allowed are {most}.", "")),
        null when FaultIn(call.Input, asked, reply.Result, operation) is { } fault => Of(call, new FailureNotice(FailureCodes.WrongOutput, $"The answer is no {operation.Output.Name}: {fault}", "")),
        null => new PluginDocument(call, reply.Result),
    };

    // Read again on this side: a plugin that has taken its worker over can send anything. What the types can't say is judged too, so that no
    // asker sees a total that is not the sum of its lines, or a price above the book's.
    private static string? FaultIn(ReadOnlyMemory<byte> question, object? asked, ReadOnlyMemory<byte> document, Operation operation)
    {
        try
        {
            if (HasNull(document.Span))
                return "it has an empty place in a list.";
            if (JsonSerializer.Deserialize(document.Span, operation.Output, PluginDocuments.Json) is not { } answer)
                return "it is empty.";
            asked ??= JsonSerializer.Deserialize(question.Span, operation.Input, PluginDocuments.Json)!; // the worker has read it too
            return WellFormed.Faults(asked, answer).Select(f => f.Message).FirstOrDefault();
        }
        catch (JsonException error)
        {
            return error.Message;
        }
        catch (OverflowException)
        {
            return "its numbers are beyond counting.";
        }
    }

    private static bool CanBeRead(ReadOnlyMemory<byte> question, Operation operation)
    {
        try
        {
            return JsonSerializer.Deserialize(question.Span, operation.Input, PluginDocuments.Json) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether a document has a hole: absent fields are left out, so a null stands for one in a list, which the serializer lets pass.</summary>
    internal static bool HasNull(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = PluginDocuments.Json.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
                return true;
        }

        return false;
    }
}
