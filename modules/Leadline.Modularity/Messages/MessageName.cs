using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Modularity.Messages;

/// <summary>How messages are named and written in outboxes and dead letters.</summary>
internal static class MessageName
{
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The name of a message type: its full name, which moves only with a migration of what is under way.</summary>
    internal static string Of(Type message) => message.FullName ?? throw new ArgumentException("A message has a name.", nameof(message));
}
