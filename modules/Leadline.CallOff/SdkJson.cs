using System.Text.Json;
using Leadline.Sdk;

namespace Leadline.CallOff;

/// <summary>Documents of the SDK as they are kept and handed over: in the one JSON that plugins and records of calls know.</summary>
internal static class SdkJson
{
    internal static string Text<T>(T document) => JsonSerializer.Serialize(document, PluginDocuments.Json);

    internal static byte[] Bytes<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, PluginDocuments.Json);

    /// <exception cref="InvalidOperationException">The text holds nothing: what is kept here was written by <see cref="Text"/>.</exception>
    internal static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, PluginDocuments.Json)
        ?? throw new InvalidOperationException($"A {typeof(T).Name} that was kept is empty.");

    internal static T Read<T>(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize<T>(bytes.Span, PluginDocuments.Json)
        ?? throw new InvalidOperationException($"A {typeof(T).Name} that a plugin gave is empty.");
}
