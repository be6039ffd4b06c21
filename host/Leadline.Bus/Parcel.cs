using System.Text.Json;
using Leadline.Modularity.Messages;

namespace Leadline.Bus;

/// <summary>
/// What travels on the bus: messages of one kind that wait to leave at the same time. Bus and broker have the same work with one parcel
/// as with one message (docs/decisions/0046).
/// </summary>
/// <param name="Messages">The messages, each under the identifier of its row in the outbox.</param>
internal sealed record Parcel<TMessage>(IReadOnlyList<Arrival<TMessage>> Messages)
    where TMessage : class;

/// <summary>Packs what outboxes hold of one kind of message.</summary>
internal abstract class Packer
{
    /// <summary>So many messages are in one parcel at most.</summary>
    internal const int Most = 64;

    /// <summary>A parcel is closed when its messages have so many characters. A longer one travels alone; brokers refuse what is far longer.</summary>
    internal const int MostCharacters = 1 << 20;

    /// <summary>The type that a parcel has on the bus.</summary>
    internal abstract Type Parcel { get; }

    internal static Packer Of(Type message) => (Packer)Activator.CreateInstance(typeof(Packer<>).MakeGenericType(message))!;

    /// <summary>Reads one message.</summary>
    /// <exception cref="JsonException">The row holds no such message.</exception>
    internal abstract object Read(OutboxMessage row);

    /// <summary>Packs messages that were read here.</summary>
    internal abstract object Pack(IEnumerable<Letter> letters);

    /// <summary>Parts what waits into parcels: each of one kind, for the same consumers, and not too large.</summary>
    internal static IEnumerable<IReadOnlyList<Letter>> Part(IEnumerable<Letter> letters)
    {
        foreach (var alike in letters.GroupBy(l => (l.Row.Type, l.Row.OnlyFor)))
        {
            var (parcel, characters) = (new List<Letter>(), 0);
            foreach (var letter in alike)
            {
                if (parcel.Count == Most || (parcel.Count > 0 && characters + letter.Row.Body.Length > MostCharacters))
                {
                    yield return parcel;
                    (parcel, characters) = ([], 0);
                }

                parcel.Add(letter);
                characters += letter.Row.Body.Length;
            }

            yield return parcel;
        }
    }
}

/// <summary>A row of an outbox, with the message that was read from it.</summary>
internal sealed record Letter(OutboxMessage Row, object Message);

internal sealed class Packer<TMessage> : Packer
    where TMessage : class
{
    internal override Type Parcel => typeof(Parcel<TMessage>);

    internal override object Read(OutboxMessage row) => JsonSerializer.Deserialize<TMessage>(row.Body, MessageName.Json)
        ?? throw new JsonException($"The body of message {row.Id} is empty.");

    internal override object Pack(IEnumerable<Letter> letters) =>
        new Parcel<TMessage>([.. letters.Select(l => new Arrival<TMessage>(l.Row.Id, (TMessage)l.Message))]);
}
