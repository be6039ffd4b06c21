using System.Collections.Concurrent;
using System.Collections.Frozen;
using Leadline.Modularity.Messages;

namespace Leadline.Bus;

/// <summary>Which messages there are, and who takes them. Made from the same subscriptions that make the consumers.</summary>
public sealed class MessageCatalogue(IEnumerable<Subscription> subscriptions)
{
    private readonly ConcurrentDictionary<string, bool> _unwanted = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Entry> _messages = subscriptions
        .GroupBy(s => s.Message)
        .ToFrozenDictionary(g => MessageName.Of(g.Key), g => new Entry(Packer.Of(g.Key), [.. g.Select(s => s.Consumer)]));

    /// <summary>Whether this host has a message of this name, though perhaps nobody who takes it.</summary>
    public bool Knows(string name) => _messages.ContainsKey(name)
        || _unwanted.GetOrAdd(name, static n => Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetType(n) is not null));

    /// <summary>Whether a consumer of this name takes this message.</summary>
    public bool HasConsumer(string message, string consumer) => Find(message)?.Consumers.Contains(consumer) == true;

    /// <summary>The message of this name, or null where no module of this host takes it.</summary>
    internal Entry? Find(string name) => _messages.GetValueOrDefault(name);

    /// <param name="Packer">Packs it.</param>
    /// <param name="Consumers">Who takes it.</param>
    internal sealed record Entry(Packer Packer, IReadOnlyList<string> Consumers);
}
