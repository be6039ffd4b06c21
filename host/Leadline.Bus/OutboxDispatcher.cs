using System.Collections.Concurrent;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Leadline.Bus;

/// <summary>
/// Sends what one module's outbox holds. Woken after each commit, polling as a fallback. Messages leave in parcels, each under its row's
/// identifier, so that every copy of it is one message to every inbox.
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
    private const int Batch = 2 * Packer.Most;
    private const int MostUnderWay = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BrokerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly HashSet<Guid> _underWay = [];
    private readonly HashSet<Guid> _kept = []; // can't go out from here, and were told of
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
        var waiting = await db.Outbox.OrderBy(m => m.Id).Select(m => m.Id).Take(_underWay.Count + _kept.Count + Batch).ToListAsync(stop);
        var next = waiting.Where(id => !_underWay.Contains(id) && !_kept.Contains(id)).Take(Batch).ToList();
        if (next.Count == 0)
            return cleared;
        var fresh = await db.Outbox.AsNoTracking().Where(m => next.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(stop);
        var outgoing = Outgoing.Sort(fresh, catalogue);
        Keep(outgoing);
        _underWay.UnionWith(fresh.Select(r => r.Id).Where(id => !_kept.Contains(id)));
        foreach (var row in outgoing.Unwanted)
            _done.Enqueue(row.Id);
        var failures = await SendAsync(outgoing, Finish, stop); // they are under way, so they come again when they are overdue
        stop.ThrowIfCancellationRequested();
        ThrowIfAny(failures, fresh.Count);
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
        var rows = await db.TakeNextAsync(Batch, _kept, stop);
        if (rows.Count == 0)
            return 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(BrokerPatience); // while the broker is away the rows must not stay locked
        var outgoing = Outgoing.Sort(rows, catalogue);
        Keep(outgoing);
        var failures = await SendAsync(outgoing, _ => { }, patience.Token);
        stop.ThrowIfCancellationRequested();
        await PutBackAsync(db, [.. outgoing.Unknown, .. failures.Select(f => f.Row)], stop);
        await write.CommitAsync(stop);
        ThrowIfAny(failures, rows.Count);
        return rows.Count;
    }

    private static async Task PutBackAsync(TDb db, IReadOnlyCollection<OutboxMessage> rows, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        db.Outbox.AddRange(rows);
        await db.SaveChangesAsync(stop);
    }

    /// <returns>Which could not be sent, and why. They do not keep the others.</returns>
    private async Task<List<(OutboxMessage Row, Exception Error)>> SendAsync(Outgoing outgoing, Action<Guid> done, CancellationToken stop) =>
        [.. (await Task.WhenAll(outgoing.Parcels.Select(parcel => TrySendAsync(parcel, done, stop)))).SelectMany(f => f)];

    private async Task<IEnumerable<(OutboxMessage Row, Exception Error)>> TrySendAsync(IReadOnlyList<OutboxMessage> parcel, Action<Guid> done, CancellationToken stop)
    {
        try
        {
            Expect(parcel, done);
            await PublishAsync(parcel, stop);
            return [];
        }
        catch (Exception error) when (parcel.Count == 1 || stop.IsCancellationRequested)
        {
            return parcel.Select(row => (row, error));
        }
        catch (Exception) // which one it was shows when each goes alone
        {
            return (await Task.WhenAll(parcel.Select(row => TrySendAsync([row], done, stop)))).SelectMany(f => f);
        }
    }

    private static void ThrowIfAny(IReadOnlyList<(OutboxMessage Row, Exception Error)> failures, int rows)
    {
        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} of {rows} messages could not be sent.", failures.Select(f => f.Error));
    }

    private void Expect(IReadOnlyList<OutboxMessage> parcel, Action<Guid> done)
    {
        foreach (var row in parcel)
            board.Expect(this, row.Id, row.OnlyFor is { } only ? only.Split(',') : catalogue.Find(row.Type)!.Consumers, () => done(row.Id));
    }

    private void Finish(Guid message)
    {
        _done.Enqueue(message);
        signal.Raise(typeof(TDb));
    }

    // What can't go out is told of once; it goes out when a host starts that knows it.
    private void Keep(Outgoing outgoing)
    {
        foreach (var row in outgoing.Unknown.Where(r => _kept.Add(r.Id)))
            log.LogError("The outbox of {Store} holds a {Type}, {Message}, that no module of this host takes; it stays there", typeof(TDb).Name, row.Type, row.Id);
    }

    private Task PublishAsync(IReadOnlyList<OutboxMessage> parcel, CancellationToken stop)
    {
        var (kind, onlyFor) = (catalogue.Find(parcel[0].Type)!.Packer, parcel[0].OnlyFor);
        return bus.Publish(kind.Pack(parcel), kind.Parcel, Pipe.Execute<PublishContext>(context =>
        {
            if (onlyFor is not null)
                context.Headers.Set(Headers.OnlyFor, onlyFor);
            // A message that somebody takes and no queue receives is an error, not a silence.
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                rabbit.Mandatory = true;
        }), stop);
    }
}
