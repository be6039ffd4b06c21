using System.Text.Json;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Leadline.Bus;

/// <summary>
/// The one consumer that wraps every handler: claims the message in the module's inbox, runs the handler and saves in one transaction,
/// and only then acknowledges. A message that fails at every try goes to the module's dead letters, in a transaction of its own.
/// </summary>
internal sealed class InboxConsumer<TDb, TMessage, THandler>(
    IServiceScopeFactory scopes, ConsumerName<THandler, TMessage> name, AckBoard board, TimeProvider clock, ILogger<THandler> log) : IConsumer<TMessage>
    where TDb : ModuleDbContext
    where TMessage : class
    where THandler : class, IHandle<TMessage>
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    public async Task Consume(ConsumeContext<TMessage> context)
    {
        var message = context.MessageId ?? throw new InvalidOperationException("A message of this bus has an identifier.");
        if (context.Headers.Get<string>(Headers.OnlyFor) is { } only && !only.Split(',').Contains(name.Value))
            return;
        await TakeOrGiveUpAsync(message, context.Message, context.CancellationToken);
        board.Acknowledge(message, name.Value);
    }

    private async Task TakeOrGiveUpAsync(Guid id, TMessage message, CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await TakeAsync(id, message, stop);
                return;
            }
            // Every failure of a handler ends here, whatever it is: the next try or the dead letter tells of it. A stopping host is no failure.
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                log.LogWarning(error, "{Consumer} could not take message {Message} at try {Try}", name.Value, id, tries + 1);
                if (tries >= Pauses.Length && await TryGiveUpAsync(id, message, error, stop))
                    return;
            }

            await Task.Delay(Pauses[Math.Min(tries, Pauses.Length - 1)], clock, stop);
        }
    }

    private async Task TakeAsync(Guid id, TMessage message, CancellationToken stop)
    {
        await using var services = scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<TDb>();
        await using var write = await db.BeginWriteAsync(stop);
        if (!await db.ClaimAsync(id, name.Value, stop))
            return; // a second copy: its effect is there already
        db.Takes(name.Value, id);
        await services.ServiceProvider.GetRequiredService<THandler>().Handle(message, stop);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
    }

    // While the database is away a message can be neither taken nor given up: then it is held and tried on, not handed back to the bus,
    // which would put it where nobody looks.
    private async Task<bool> TryGiveUpAsync(Guid id, TMessage message, Exception error, CancellationToken stop)
    {
        try
        {
            await GiveUpAsync(id, message, error, stop);
            return true;
        }
        catch (Exception away) when (!stop.IsCancellationRequested)
        {
            log.LogError(away, "{Consumer} could not even give message {Message} up; trying on", name.Value, id);
            return false;
        }
    }

    private async Task GiveUpAsync(Guid id, TMessage message, Exception error, CancellationToken stop)
    {
        await using var services = scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<TDb>();
        await using var write = await db.BeginWriteAsync(stop);
        // A commit can succeed though its answer was lost: then there is nothing to give up.
        if (await db.Inbox.AnyAsync(e => e.MessageId == id && e.Consumer == name.Value, stop)
            || await db.DeadLetters.AnyAsync(d => d.MessageId == id && d.Consumer == name.Value, stop))
        {
            return;
        }

        db.DeadLetters.Add(new DeadLetter(id, name.Value, MessageName.Of(typeof(TMessage)),
            JsonSerializer.Serialize(message, MessageName.Json), error.ToString(), clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        log.LogError("{Consumer} gave message {Message} up; it is in the dead letters", name.Value, id);
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
