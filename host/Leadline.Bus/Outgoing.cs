using Leadline.Modularity.Messages;

namespace Leadline.Bus;

/// <summary>Rows of an outbox, sorted by what can be done with them.</summary>
internal sealed class Outgoing
{
    private readonly List<Letter> _letters = [];
    private readonly List<OutboxMessage> _unwanted = [];
    private readonly List<OutboxMessage> _unknown = [];
    private readonly List<(OutboxMessage Row, Exception Error)> _unreadable = [];

    private Outgoing()
    {
    }

    /// <summary>Somebody takes them.</summary>
    internal IEnumerable<IReadOnlyList<Letter>> Parcels => Packer.Part(_letters);

    /// <summary>Nobody takes them.</summary>
    internal IReadOnlyList<OutboxMessage> Unwanted => _unwanted;

    /// <summary>This host has no name for them: they may be a newer host's, or an older one's, and must not be taken for unwanted.</summary>
    internal IReadOnlyList<OutboxMessage> Unknown => _unknown;

    /// <summary>They hold no message of the kind that they name, or are for consumers that are not there.</summary>
    internal IReadOnlyList<(OutboxMessage Row, Exception Error)> Unreadable => _unreadable;

    internal static Outgoing Sort(IEnumerable<OutboxMessage> rows, MessageCatalogue catalogue)
    {
        var sorted = new Outgoing();
        foreach (var row in rows)
            sorted.Add(row, catalogue);
        return sorted;
    }

    private void Add(OutboxMessage row, MessageCatalogue catalogue)
    {
        if (!catalogue.Knows(row.Type))
            _unknown.Add(row);
        else if (catalogue.Find(row.Type) is { } kind)
            Read(row, kind.Packer);
        else if (row.OnlyFor is null)
            _unwanted.Add(row);
        else
            _unreadable.Add((row, new InvalidOperationException($"Message {row.Id} is for {row.OnlyFor}, and no module of this host takes a '{row.Type}'.")));
    }

    private void Read(OutboxMessage row, Packer packer)
    {
        try
        {
            _letters.Add(new Letter(row, packer.Read(row)));
        }
        catch (Exception error) // whatever a message's own constructor makes of it
        {
            _unreadable.Add((row, error));
        }
    }
}
