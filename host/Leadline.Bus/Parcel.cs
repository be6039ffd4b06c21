using Leadline.Modularity.Messages;

namespace Leadline.Bus;

/// <summary>
/// What travels on the bus: messages of one kind that wait to leave at the same time. Bus and broker have the same work with one parcel
/// as with one message (docs/decisions/0046).
/// </summary>
/// <typeparam name="TMessage">Their kind, which is the parcel's address.</typeparam>
/// <param name="Messages">The messages.</param>
internal sealed record Parcel<TMessage>(IReadOnlyList<Arrival<TMessage>> Messages)
    where TMessage : class;

/// <summary>One message on its way to its handlers.</summary>
/// <param name="Id">Its row in the outbox, which is its key in each inbox.</param>
/// <param name="Body">The message as that row holds it. Who takes it reads it, so that one that can't be read keeps no other.</param>
internal sealed record Arrival<TMessage>(Guid Id, string Body)
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

    internal abstract object Pack(IEnumerable<OutboxMessage> rows);

    /// <summary>Parts what waits into parcels: each of one kind, for the same consumers, and not too large.</summary>
    internal static IEnumerable<IReadOnlyList<OutboxMessage>> Part(IEnumerable<OutboxMessage> rows)
    {
        foreach (var alike in rows.GroupBy(r => (r.Type, r.OnlyFor)))
        {
            var (parcel, characters) = (new List<OutboxMessage>(), 0);
            foreach (var row in alike)
            {
                if (parcel.Count == Most || (parcel.Count > 0 && characters + row.Body.Length > MostCharacters))
                {
                    yield return parcel;
                    (parcel, characters) = ([], 0);
                }

                parcel.Add(row);
                characters += row.Body.Length;
            }

            yield return parcel;
        }
    }
}

internal sealed class Packer<TMessage> : Packer
    where TMessage : class
{
    internal override Type Parcel => typeof(Parcel<TMessage>);

    internal override object Pack(IEnumerable<OutboxMessage> rows) =>
        new Parcel<TMessage>([.. rows.Select(r => new Arrival<TMessage>(r.Id, r.Body))]);
}
