using System.Text.Json;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Leadline.Bus;

/// <summary>One message on its way to a handler.</summary>
/// <param name="Id">Its identifier, which is its key in the inbox.</param>
/// <param name="Body">The message.</param>
internal sealed record Arrival<TMessage>(Guid Id, TMessage Body);

/// <summary>
/// Where one consumer's messages take effect: claimed in the module's inbox, handled and saved in one transaction, or written to the
/// module's dead letters. Messages that arrive while one transaction is under way share the next.
/// </summary>
internal sealed class Inbox<TDb, TMessage, THandler> : IDisposable
    where TDb : ModuleDbContext
    where TMessage : class
    where THandler : class, IHandle<TMessage>
{
    /// <summary>So many messages share a transaction at most: what they hold, they hold until the last of them is done.</summary>
    internal const int MostTogether = 16;

    private readonly IServiceScopeFactory _scopes;
    private readonly string _consumer;
    private readonly TimeProvider _clock;
    private readonly ILogger<THandler> _log;
    private readonly Gathering<Arrival<TMessage>> _gathering;

    public Inbox(IServiceScopeFactory scopes, ConsumerName<THandler, TMessage> name, TimeProvider clock, ILogger<THandler> log)
    {
        (_scopes, _consumer, _clock, _log) = (scopes, name.Value, clock, log);
        _gathering = new Gathering<Arrival<TMessage>>(MostTogether, TakeTogetherAsync, TellOfFailure);
    }

    /// <summary>Takes a message, with those that wait with it. Where that fails, each of them is taken alone.</summary>
    internal Task TakeAsync(Arrival<TMessage> arrival, CancellationToken stop) => _gathering.TakeAsync(arrival, stop);

    /// <summary>Takes a message in a transaction of its own.</summary>
    internal Task TakeAloneAsync(Arrival<TMessage> arrival, CancellationToken stop) => TakeTogetherAsync([arrival], stop);

    /// <summary>Writes a message that failed at every try to the dead letters, in a transaction of its own.</summary>
    internal async Task GiveUpAsync(Arrival<TMessage> arrival, Exception error, CancellationToken stop)
    {
        await using var services = _scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<TDb>();
        await using var write = await db.BeginWriteAsync(stop);
        // A commit can succeed though its answer was lost: then there is nothing to give up.
        if (await db.Inbox.AnyAsync(e => e.MessageId == arrival.Id && e.Consumer == _consumer, stop)
            || await db.DeadLetters.AnyAsync(d => d.MessageId == arrival.Id && d.Consumer == _consumer, stop))
        {
            return;
        }

        db.DeadLetters.Add(new DeadLetter(arrival.Id, _consumer, MessageName.Of(typeof(TMessage)),
            JsonSerializer.Serialize(arrival.Body, MessageName.Json), error.ToString(), _clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        _log.LogError("{Consumer} gave message {Message} up; it is in the dead letters", _consumer, arrival.Id);
    }

    public void Dispose() => _gathering.Dispose();

    // All or none. Each is saved before the next is handled, so that every handler finds the database as if it were alone, and the record
    // names the message that caused a change.
    private async Task<bool> TakeTogetherAsync(IReadOnlyList<Arrival<TMessage>> arrivals, CancellationToken stop)
    {
        await using var services = _scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<TDb>();
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.ClaimAsync([.. arrivals.Select(a => a.Id)], _consumer, stop) < arrivals.Count)
            return arrivals.Count == 1; // a second copy: its effect is there already; among others nobody knows which one it is
        var handler = services.ServiceProvider.GetRequiredService<THandler>();
        foreach (var arrival in arrivals)
        {
            using var taking = db.Take(_consumer, arrival.Id);
            await handler.Handle(arrival.Body, stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }

        await write.CommitAsync(stop);
        return true;
    }

    // No try of any of them: which one it was shows when each is taken alone.
    private void TellOfFailure(int messages, Exception error) =>
        _log.LogInformation(error, "{Consumer} could not take {Count} messages together and takes each alone", _consumer, messages);
}
