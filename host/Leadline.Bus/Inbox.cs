using System.Text.Json;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Leadline.Bus;

/// <summary>
/// Where one consumer's messages take effect: claimed in the module's inbox, handled and saved in one transaction, or written to the
/// module's dead letters. Messages that arrive while one transaction is under way share the next.
/// </summary>
internal sealed class Inbox<TDb, TMessage, THandler> : IDisposable
    where TDb : ModuleDbContext
    where TMessage : class
    where THandler : class, IHandle<TMessage>
{
    /// <summary>So many messages share a transaction at most.</summary>
    internal const int MostTogether = 64;

    private readonly IServiceScopeFactory _scopes;
    private readonly string _consumer;
    private readonly TimeProvider _clock;
    private readonly ILogger<THandler> _log;
    private readonly Gathering<Arrival<TMessage>> _gathering;
    private readonly SemaphoreSlim _alone = new(1, 1);

    public Inbox(IServiceScopeFactory scopes, ConsumerName<THandler, TMessage> name, TimeProvider clock, ILogger<THandler> log)
    {
        (_scopes, _consumer, _clock, _log) = (scopes, name.Value, clock, log);
        _gathering = new Gathering<Arrival<TMessage>>(MostTogether, TakeFirstAsync, TellOfFailure);
    }

    /// <summary>After so long a transaction takes no further message: what they hold, they hold until the last of them is done.</summary>
    internal TimeSpan LongestTogether { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes messages, with those that wait with them. Where that fails, each of them is taken alone.</summary>
    /// <returns>For each, in order: ends when its effect is committed.</returns>
    internal IReadOnlyList<Task> Take(IEnumerable<Arrival<TMessage>> arrivals, CancellationToken stop) => _gathering.Take(arrivals, stop);

    /// <summary>
    /// Takes a message that has failed, in a transaction of its own. One at a time, so that those that change the same thing don't use up
    /// each other's tries, and a database that comes back is not met by all of them at once.
    /// </summary>
    internal Task TakeAloneAsync(Arrival<TMessage> arrival, CancellationToken stop) => AloneAsync(() => TakeFirstAsync([arrival], stop), stop);

    /// <summary>Writes a message that failed at every try to the dead letters, in a transaction of its own.</summary>
    internal Task GiveUpAsync(Arrival<TMessage> arrival, Exception error, CancellationToken stop) =>
        AloneAsync(() => WriteOffAsync(arrival, error, stop), stop);

    public void Dispose() => _alone.Dispose();

    private async Task AloneAsync(Func<Task> work, CancellationToken stop)
    {
        await _alone.WaitAsync(stop);
        try
        {
            await work();
        }
        finally
        {
            _alone.Release();
        }
    }

    private async Task WriteOffAsync(Arrival<TMessage> arrival, Exception error, CancellationToken stop)
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

        db.DeadLetters.Add(new DeadLetter(arrival.Id, _consumer, MessageName.Of(typeof(TMessage)), arrival.Body, error.ToString(), _clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        _log.LogError("{Consumer} gave message {Message} up; it is in the dead letters", _consumer, arrival.Id);
    }

    // The first of them, or none. Each is saved before the next is handled, so that every handler finds the database as if it were alone, and the record
    // names the message that caused a change.
    private async Task<int> TakeFirstAsync(IReadOnlyList<Arrival<TMessage>> arrivals, CancellationToken stop)
    {
        await using var services = _scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<TDb>();
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.ClaimAsync([.. arrivals.Select(a => a.Id)], _consumer, stop) < arrivals.Count)
            return arrivals.Count == 1 ? 1 : 0; // a second copy: its effect is there already; among others nobody knows which one it is
        var taken = await HandleAsync(services.ServiceProvider.GetRequiredService<THandler>(), db, arrivals, stop);
        await db.GiveBackAsync([.. arrivals.Skip(taken).Select(a => a.Id)], _consumer, stop);
        await write.CommitAsync(stop);
        return taken;
    }

    private async Task<int> HandleAsync(THandler handler, TDb db, IReadOnlyList<Arrival<TMessage>> arrivals, CancellationToken stop)
    {
        var (since, taken) = (_clock.GetTimestamp(), 0);
        do
        {
            using var taking = db.Take(_consumer, arrivals[taken].Id);
            await handler.Handle(Read(arrivals[taken]), stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        while (++taken < arrivals.Count && _clock.GetElapsedTime(since) < LongestTogether);
        return taken;
    }

    private static TMessage Read(Arrival<TMessage> arrival) => JsonSerializer.Deserialize<TMessage>(arrival.Body, MessageName.Json)
        ?? throw new JsonException($"The body of message {arrival.Id} is empty.");

    // No try of any of them: which one it was shows when each is taken alone.
    private void TellOfFailure(int messages, Exception error) =>
        _log.LogInformation(error, "{Consumer} could not take {Count} messages together and takes each alone", _consumer, messages);
}
