using System.Text.Json;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>What a worker answered: a result, in the very bytes that came, or a failure.</summary>
/// <param name="Result">The document; empty where there is a failure.</param>
/// <param name="Failure">Why there is none; null where there is one.</param>
/// <param name="Steps">The steps that the call took.</param>
internal sealed record WorkerReply(ReadOnlyMemory<byte> Result, FailureNotice? Failure, long Steps)
{
    private const int DeepestDocument = 80;

    /// <summary>Reads an answer. A worker is not trusted: its plugin may have taken the pipe over.</summary>
    /// <exception cref="FrameException">It is no answer to that question.</exception>
    internal static WorkerReply Parse(byte[] frame, long id)
    {
        try
        {
            var reader = new Utf8JsonReader(frame, new JsonReaderOptions { MaxDepth = DeepestDocument });
            Require(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
            Require(reader.Read() && reader.ValueTextEquals(Protocol.Id) && reader.Read() && reader.TryGetInt64(out var answered) && answered == id);
            Require(reader.Read() && reader.TokenType == JsonTokenType.PropertyName);
            var isResult = reader.ValueTextEquals(Protocol.Result);
            Require(isResult || reader.ValueTextEquals(Protocol.Error));
            Require(reader.Read());
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = frame.AsMemory(start..(int)reader.BytesConsumed);
            long steps = 0;
            Require(reader.Read() && reader.ValueTextEquals(Protocol.Steps) && reader.Read() && reader.TryGetInt64(out steps) && steps >= 0);
            Require(reader.Read() && reader.TokenType == JsonTokenType.EndObject && !reader.Read());
            return isResult ? new WorkerReply(value, null, steps) : new WorkerReply(default, FailureNotice.Parse(value), steps);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FrameException($"The answer can't be read: {error.Message}");
        }
    }

    private static void Require(bool isSo)
    {
        if (!isSo)
            throw new FrameException("The answer has another form than agreed, or is one to another question.");
    }
}

/// <summary>Why there is no result.</summary>
/// <param name="Code">One of <see cref="FailureCodes"/>.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Detail">For the plugin's author.</param>
internal sealed record FailureNotice(string Code, string Message, string Detail)
{
    private static readonly string[] Codes =
    [
        FailureCodes.NotLoadable, FailureCodes.SdkTooNew, FailureCodes.NoSuchPoint, FailureCodes.Incompatible, FailureCodes.Threw,
        FailureCodes.WrongOutput, FailureCodes.OverSize, FailureCodes.OverBudget, FailureCodes.FileChanged, FailureCodes.OutOfMemory, FailureCodes.BadQuestion,
    ];

    internal static FailureNotice Parse(ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize<FailureNotice>(json.Span, JsonSerializerOptions.Web) is { Code: { } code, Message: not null, Detail: not null } notice && Codes.Contains(code)
            ? notice
            : throw new FrameException("The worker names a failure that is not among those agreed.");
}
