using Leadline.Modularity.Messages;

namespace Leadline.Bus;

/// <summary>Rows of an outbox, sorted by what can be done with them.</summary>
/// <param name="Wanted">Somebody takes them.</param>
/// <param name="Unwanted">Nobody takes them.</param>
/// <param name="Unknown">
/// They may be a newer host's, or an older one's, and must not be taken for unwanted: this host has no name for them, or lacks a consumer
/// that they are for.
/// </param>
internal sealed record Outgoing(IReadOnlyList<OutboxMessage> Wanted, IReadOnlyList<OutboxMessage> Unwanted, IReadOnlyList<OutboxMessage> Unknown)
{
    internal IEnumerable<IReadOnlyList<OutboxMessage>> Parcels => Packer.Part(Wanted);

    internal static Outgoing Sort(IEnumerable<OutboxMessage> rows, MessageCatalogue catalogue)
    {
        var sorted = rows.ToLookup(row => PlaceOf(row, catalogue));
        return new Outgoing([.. sorted[Place.Wanted]], [.. sorted[Place.Unwanted]], [.. sorted[Place.Unknown]]);
    }

    private static Place PlaceOf(OutboxMessage row, MessageCatalogue catalogue)
    {
        if (row.OnlyFor is { } only)
            return Array.TrueForAll(only.Split(','), consumer => catalogue.HasConsumer(row.Type, consumer)) ? Place.Wanted : Place.Unknown;
        if (catalogue.Find(row.Type) is not null)
            return Place.Wanted;
        return catalogue.Knows(row.Type) ? Place.Unwanted : Place.Unknown;
    }

    private enum Place
    {
        Wanted,
        Unwanted,
        Unknown,
    }
}
