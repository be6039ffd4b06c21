using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Leadline.Bus;

/// <summary>
/// The one consumer that wraps every handler: lets the inbox take each message of a parcel, and only then acknowledges. A message that
/// fails at every try goes to the module's dead letters, and its neighbours have taken effect long before.
/// </summary>
internal sealed class InboxConsumer<TDb, TMessage, THandler>(
    Inbox<TDb, TMessage, THandler> inbox, ConsumerName<THandler, TMessage> name, AckBoard board, TimeProvider clock, ILogger<THandler> log) : IConsumer<Parcel<TMessage>>
    where TDb : ModuleDbContext
    where TMessage : class
    where THandler : class, IHandle<TMessage>
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    public async Task Consume(ConsumeContext<Parcel<TMessage>> context)
    {
        if (context.Headers.Get<string>(Headers.OnlyFor) is { } only && !only.Split(',').Contains(name.Value))
            return;
        try
        {
            await TakeAllAsync(context.Message.Messages, context.CancellationToken);
        }
        // Whatever ends it while the host stops: the bus hands the parcel back only if it hears of its own token, and puts it where nobody
        // looks if it hears of another's.
        catch (Exception error) when (context.CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The host stops.", error, context.CancellationToken);
        }
    }

    private Task TakeAllAsync(IReadOnlyList<Arrival<TMessage>> arrivals, CancellationToken stop) =>
        Task.WhenAll(arrivals.Zip(inbox.Take(arrivals, stop), (arrival, first) => FinishAsync(arrival, first, stop)));

    private async Task FinishAsync(Arrival<TMessage> arrival, Task first, CancellationToken stop)
    {
        await TakeOrGiveUpAsync(arrival, first, stop);
        board.Acknowledge(arrival.Id, name.Value);
    }

    private async Task TakeOrGiveUpAsync(Arrival<TMessage> arrival, Task first, CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await (tries == 0 ? first.WaitAsync(stop) : inbox.TakeAloneAsync(arrival, stop)); // what has failed keeps no others
                return;
            }
            // Every failure of a handler ends here, whatever it is: the next try or the dead letter tells of it. A stopping host is no failure.
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                log.LogWarning(error, "{Consumer} could not take message {Message} at try {Try}", name.Value, arrival.Id, tries + 1);
                if (tries >= Pauses.Length && await TryGiveUpAsync(arrival, error, stop))
                    return;
            }

            await Task.Delay(Pauses[Math.Min(tries, Pauses.Length - 1)], clock, stop);
        }
    }

    // While the database is away a message can be neither taken nor given up: then it is held and tried on, not handed back to the bus,
    // which would put it where nobody looks.
    private async Task<bool> TryGiveUpAsync(Arrival<TMessage> arrival, Exception error, CancellationToken stop)
    {
        try
        {
            await inbox.GiveUpAsync(arrival, error, stop);
            return true;
        }
        catch (Exception away) when (!stop.IsCancellationRequested)
        {
            log.LogError(away, "{Consumer} could not even give message {Message} up; trying on", name.Value, arrival.Id);
            return false;
        }
    }
}

/// <summary>A consumer's stable name.</summary>
/// <param name="Value">Its queue, and its key in the inbox.</param>
internal sealed record ConsumerName<THandler, TMessage>(string Value);

internal static class Headers
{
    /// <summary>Names the one consumer that a message announced again is for.</summary>
    internal const string OnlyFor = "Leadline-Only-For";
}
