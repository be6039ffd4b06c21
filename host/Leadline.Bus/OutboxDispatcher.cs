using System.Collections.Concurrent;
using System.Text.Json;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Leadline.Bus;

/// <summary>
/// Sends what one module's outbox holds. Woken after each commit, polling as a fallback. A message leaves under its row's identifier, so
/// that every copy of it is one message to every inbox.
/// </summary>
/// <remarks>
/// Rows are never paged by "greater than the last seen": a lower identifier can commit later. What is there is selected, what is under
/// way is skipped.
/// </remarks>
internal sealed class OutboxDispatcher<TDb>(
    IServiceScopeFactory scopes, IBus bus, BusSettings settings, MessageCatalogue catalogue, AckBoard board, OutboxSignal signal,
    ILogger<OutboxDispatcher<TDb>> log) : BackgroundService
    where TDb : ModuleDbContext
{
    private const int Batch = 100;
    private const int MostUnderWay = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BrokerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly HashSet<Guid> _underWay = [];
    private readonly HashSet<Guid> _unknown = [];
    private readonly ConcurrentQueue<Guid> _done = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendBatchAsync(stoppingToken) > 0)
                {
                    // more may be there
                }

                await signal.WaitAsync(typeof(TDb), Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The database or the broker is away: the rows are safe, and the next round tries again.
            catch (Exception error)
            {
                log.LogError(error, "The outbox of {Store} could not be sent; trying again", typeof(TDb).Name);
                // Whatever is announced meanwhile: what could not be sent was put back by a commit, whose own signal would wake this at once.
                await Task.Delay(AfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sends what is there.</summary>
    /// <returns>How many rows were sent or cleared away.</returns>
    internal async Task<int> SendBatchAsync(CancellationToken stop)
    {
        await using var services = scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<TDb>();
        return settings.Transport == BusTransport.RabbitMq ? await SendToBrokerAsync(db, stop) : await SendInProcessAsync(db, stop);
    }

    // The row goes only when the last consumer has committed: after a crash it is still there and goes out again.
    private async Task<int> SendInProcessAsync(TDb db, CancellationToken stop)
    {
        var cleared = await ClearDoneAsync(db, stop);
        _underWay.ExceptWith(board.ForgetOverdue(this));
        if (_underWay.Count >= MostUnderWay)
            return cleared;
        // What is under way is there too, so the identifiers come first, and the bodies of the fresh ones alone.
        var waiting = await db.Outbox.OrderBy(m => m.Id).Select(m => m.Id).Take(_underWay.Count + Batch).ToListAsync(stop);
        var next = waiting.Where(id => !_underWay.Contains(id)).Take(Batch).ToList();
        if (next.Count == 0)
            return cleared;
        var fresh = await db.Outbox.AsNoTracking().Where(m => next.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(stop);
        foreach (var row in fresh)
        {
            _underWay.Add(row.Id);
            if (!IsKnown(row))
                continue; // kept under way, so that it is told of once; it goes out when a host that knows it starts
            if (ConsumersOf(row) is { Count: > 0 } consumers)
            {
                board.Expect(this, row.Id, consumers, () => Finish(row.Id));
                await PublishAsync(row, stop);
            }
            else
            {
                _done.Enqueue(row.Id);
            }
        }

        return fresh.Count + cleared;
    }

    private async Task<int> ClearDoneAsync(TDb db, CancellationToken stop)
    {
        var done = new List<Guid>();
        while (done.Count < MostUnderWay && _done.TryDequeue(out var id))
            done.Add(id);
        if (done.Count == 0)
            return 0;
        await using (var write = await db.BeginWriteAsync(stop))
        {
            await db.Outbox.Where(m => done.Contains(m.Id)).ExecuteDeleteAsync(stop);
            await write.CommitAsync(stop);
        }

        _underWay.ExceptWith(done);
        return done.Count;
    }

    // The broker has confirmed every copy before its row goes. Two nodes never send the same rows at once: each locks its own.
    private async Task<int> SendToBrokerAsync(TDb db, CancellationToken stop)
    {
        board.ForgetOverdue(this);
        await using var write = await db.BeginWriteAsync(stop);
        var rows = await db.TakeNextAsync(Batch, _unknown, stop);
        if (rows.Count == 0)
            return 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(BrokerPatience); // while the broker is away the rows must not stay locked
        var known = rows.Where(IsKnown).ToList();
        var failures = (await Task.WhenAll(known.Select(row => TrySendAsync(row, patience.Token)))).OfType<(OutboxMessage Row, Exception Error)>().ToList();
        stop.ThrowIfCancellationRequested();
        await PutBackAsync(db, [.. rows.Except(known), .. failures.Select(f => f.Row)], stop);
        await write.CommitAsync(stop);
        // One message that can't be sent stays, and is told of; it does not keep the others.
        return failures.Count == 0
            ? known.Count
            : throw new AggregateException($"{failures.Count} of {known.Count} messages could not be sent.", failures.Select(f => f.Error));
    }

    private static async Task PutBackAsync(TDb db, IReadOnlyCollection<OutboxMessage> rows, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        db.Outbox.AddRange(rows);
        await db.SaveChangesAsync(stop);
    }

    private async Task<(OutboxMessage Row, Exception Error)?> TrySendAsync(OutboxMessage row, CancellationToken stop)
    {
        if (ConsumersOf(row) is not { Count: > 0 } consumers)
            return null;
        try
        {
            board.Expect(this, row.Id, consumers, () => { });
            await PublishAsync(row, stop);
            return null;
        }
        catch (Exception error)
        {
            return (row, error);
        }
    }

    private void Finish(Guid message)
    {
        _done.Enqueue(message);
        signal.Raise(typeof(TDb));
    }

    // A message that this host has no name for may be a newer host's, or an older one's: it must not be taken for one that nobody wants.
    private bool IsKnown(OutboxMessage row)
    {
        if (catalogue.Knows(row.Type))
            return true;
        if (_unknown.Add(row.Id))
            log.LogError("The outbox of {Store} holds a {Type}, which no module of this host knows; it stays there", typeof(TDb).Name, row.Type);
        return false;
    }

    private IReadOnlyList<string> ConsumersOf(OutboxMessage row) =>
        row.OnlyFor is { } only ? only.Split(',') : catalogue.Find(row.Type)?.Consumers ?? [];

    private Task PublishAsync(OutboxMessage row, CancellationToken stop)
    {
        var type = catalogue.Find(row.Type)?.Message
            ?? throw new InvalidOperationException($"The outbox holds a '{row.Type}', for which no module of this host has a handler.");
        var message = JsonSerializer.Deserialize(row.Body, type, MessageName.Json)
            ?? throw new InvalidOperationException($"The body of message {row.Id} is empty.");
        return bus.Publish(message, type, Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = row.Id;
            if (row.OnlyFor is { } only)
                context.Headers.Set(Headers.OnlyFor, only);
            // A message that somebody takes and no queue receives is an error, not a silence.
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                rabbit.Mandatory = true;
        }), stop);
    }
}
