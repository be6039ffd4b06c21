using System.Collections.Frozen;
using Leadline.Modularity.Messages;

namespace Leadline.Bus;

/// <summary>Which messages there are, and who takes them. Made from the same subscriptions that make the consumers.</summary>
public sealed class MessageCatalogue(IEnumerable<Subscription> subscriptions)
{
    private readonly FrozenDictionary<string, Entry> _messages = subscriptions
        .GroupBy(s => s.Message)
        .ToFrozenDictionary(g => MessageName.Of(g.Key), g => new Entry(g.Key, [.. g.Select(s => s.Consumer)]));

    /// <summary>The message of this name, or null where no module takes it: then there is nothing to deliver.</summary>
    internal Entry? Find(string name) => _messages.GetValueOrDefault(name);

    /// <param name="Message">The message's type.</param>
    /// <param name="Consumers">Who takes it.</param>
    internal sealed record Entry(Type Message, IReadOnlyList<string> Consumers);
}
