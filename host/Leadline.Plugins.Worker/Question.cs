using System.Text.Json;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Worker;

/// <summary>One question of the host.</summary>
/// <param name="Id">Its number, which the answer bears.</param>
/// <param name="Method">What is asked.</param>
/// <param name="Most">Bytes of the longest answer.</param>
/// <param name="Budget">The most steps that it may take.</param>
/// <param name="Parameters">The document, in JSON.</param>
internal readonly record struct Question(long Id, string Method, int Most, long Budget, ReadOnlyMemory<byte> Parameters)
{
    /// <summary>Reads a question as <see cref="Protocol"/> has it; the document within is not looked into.</summary>
    /// <exception cref="InvalidOperationException">It has another form.</exception>
    internal static Question Parse(byte[] frame)
    {
        var reader = new Utf8JsonReader(frame);
        Require(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        Enter(ref reader, Protocol.Id);
        var id = reader.GetInt64();
        Enter(ref reader, Protocol.Method);
        var method = reader.GetString()!;
        Enter(ref reader, Protocol.Most);
        var most = reader.GetInt32();
        Enter(ref reader, Protocol.Budget);
        var budget = reader.GetInt64();
        Enter(ref reader, Protocol.Params);
        return new Question(id, method, most, budget, frame.AsMemory((int)reader.TokenStartIndex..^1)); // the document is the last; behind it one bracket closes
    }

    private static void Enter(ref Utf8JsonReader reader, string name) => Require(reader.Read() && reader.ValueTextEquals(name) && reader.Read());

    private static void Require(bool isSo)
    {
        if (!isSo)
            throw new InvalidOperationException("The question has another form than agreed.");
    }
}
