using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Plugins.Wire;
using Leadline.Plugins.Worker.Loading;
using Leadline.Plugins.Worker.Surroundings;
using Leadline.Sdk;

namespace Leadline.Plugins.Worker;

/// <summary>Turns each question into one answer: a result, or a named failure.</summary>
internal sealed class Answers(Stream log)
{
    private readonly MemoryWatch _memory = new();
    private readonly LimitedLog _log = LimitedLog.Install(log);
    private PluginImage? _plugin;
    private int _depthBytes = int.MaxValue;
    private JsonSerializerOptions _questions = PluginDocuments.Json;

    /// <summary>Says who is here, before anything of a plugin is loaded.</summary>
    internal static void WriteHello(Stream output)
    {
        var hello = new Hello(Protocol.Version, SdkVersion.Current.ToString(3), Environment.Version.ToString());
        var frame = new byte[Frames.HeaderLength].Concat(JsonSerializer.SerializeToUtf8Bytes(hello, JsonSerializerOptions.Web)).ToArray();
        Frames.Seal(frame);
        output.Write(frame);
        output.Flush();
    }

    /// <summary>The whole frame that answers a question.</summary>
    internal ReadOnlySpan<byte> To(byte[] frame)
    {
        var question = Question.Parse(frame);
        var budget = new CallBudget(question.Budget, _depthBytes);
        try
        {
            _memory.Begin();
            return ResultOf(question, budget);
        }
        catch (Exception error)
        {
            return FailureOf(question.Id, Failure.Of(error, _memory.RanOut, budget));
        }
        finally
        {
            Steps.End();
        }
    }

    private ReadOnlySpan<byte> ResultOf(Question question, CallBudget budget)
    {
        if (question.Method == Protocol.Open)
        {
            Open(question.Parameters.Span);
            return Written(question.Id, Protocol.LongestNotice, writer => writer.WriteBooleanValue(true));
        }

        var operation = ExtensionPoints.FindOperation(question.Method)
            ?? throw new WorkerFailure(FailureCodes.BadQuestion, $"There is no operation {question.Method} in SDK {SdkVersion.Current}.");
        var plugin = _plugin ?? throw new WorkerFailure(FailureCodes.BadQuestion, "No plugin was opened.");
        var input = InputOf(operation, question.Parameters.Span);
        _log.BeginCall();
        budget.Begin();
        var result = plugin.Call(operation, input);
        var answer = Written(question.Id, question.Most, writer => PluginImage.Write(writer, result, operation.Output));
        // A plugin that swallows the exception would answer by what the machine had left.
        if (_memory.RanOut)
            throw new WorkerFailure(FailureCodes.OutOfMemory, "Memory ran out.");
        return Steps.IsExceeded ? throw new WorkerFailure(FailureCodes.OverBudget, budget.Exceeded) : answer;
    }

    private void Open(ReadOnlySpan<byte> parameters)
    {
        var request = JsonSerializer.Deserialize<OpenRequest>(parameters, JsonSerializerOptions.Web)
            ?? throw new WorkerFailure(FailureCodes.BadQuestion, "It is not said which plugin to open.");
        _log.Allow(request.LogBytes);
        _depthBytes = request.DepthBytes;
        if (request.LeavesOutUnknown)
            _questions = new JsonSerializerOptions(PluginDocuments.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };
        _plugin = PluginImage.Load(request);
    }

    private object InputOf(Operation operation, ReadOnlySpan<byte> document)
    {
        try
        {
            return JsonSerializer.Deserialize(document, operation.Input, _questions)
                ?? throw new WorkerFailure(FailureCodes.BadQuestion, $"{operation} needs a document.");
        }
        catch (JsonException error)
        {
            throw new WorkerFailure(FailureCodes.BadQuestion, $"The document is not one for {operation}: {error.Message}");
        }
    }

    private static Span<byte> FailureOf(long id, Failure failure) => Written(id, Protocol.LongestNotice, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString(Protocol.Code, failure.Code);
        writer.WriteString(Protocol.Message, failure.Message);
        writer.WriteString(Protocol.Detail, failure.Detail);
        writer.WriteEndObject();
    }, Protocol.Error);

    private static Span<byte> Written(long id, int most, Action<Utf8JsonWriter> write, string name = Protocol.Result)
    {
        var buffer = new LimitedBuffer(Frames.HeaderLength + Protocol.Envelope + most);
        buffer.GetSpan(Frames.HeaderLength);
        buffer.Advance(Frames.HeaderLength);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber(Protocol.Id, id);
            writer.WritePropertyName(name);
            write(writer);
            writer.WriteNumber(Protocol.Steps, Steps.Used);
            writer.WriteEndObject();
        }

        Frames.Seal(buffer.Written);
        return buffer.Written;
    }
}
