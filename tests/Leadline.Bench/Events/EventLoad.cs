using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Bench.Events;

/// <summary>Announces events as modules do, and waits until each has its effect and has left the outbox.</summary>
internal sealed class EventLoad(Product product, EventModule module)
{
    /// <summary>So many events may be between their announcement and their effect: the queue is bounded.</summary>
    internal const int MostUnderWay = 256;

    private const int Announcers = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Takes so many events from the announcement to the effect.</summary>
    /// <param name="events">How many.</param>
    /// <param name="onHalfWay">What happens when half of them are announced.</param>
    internal async Task RunAsync(int events, Func<Task>? onHalfWay = null)
    {
        var (next, half) = (0, Task.CompletedTask);
        var all = module.Handled.ExpectAsync(events, MostUnderWay);
        await Task.WhenAll(Enumerable.Range(0, Announcers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= events)
            {
                await module.Handled.AddAsync(number);
                if (number == events / 2 && onHalfWay is not null)
                    half = onHalfWay();
                await AnnounceAsync(number);
            }
        })));
        await half;
        await all; // the store is asked when little can be missing
        await SettleAsync(events);
    }

    /// <summary>Forgets the effects of an earlier round.</summary>
    internal Task ClearAsync() => WithAsync(async db =>
    {
        await using var write = await db.BeginWriteAsync(default);
        await db.Set<Effect>().ExecuteDeleteAsync();
        await db.Inbox.ExecuteDeleteAsync();
        await write.CommitAsync(default);
        return true;
    });

    /// <summary>How many causes have an effect, and how many effects there are beyond one for each.</summary>
    internal Task<(int Causes, int Doubled)> CountAsync() => WithAsync(async db =>
    {
        var causes = await db.Set<Effect>().Select(e => e.Cause).Distinct().CountAsync();
        return (causes, await db.Set<Effect>().CountAsync() - causes);
    });

    private Task AnnounceAsync(int number) => WithAsync(async db =>
    {
        db.Announce(new SomethingHappened(Guid.CreateVersion7(), $"BENCH/1/2025-{number:D6}", 12_345_600));
        return await db.SaveChangesAsync();
    });

    private async Task SettleAsync(int events)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await WithAsync(db => db.Outbox.AnyAsync()) || await WithAsync(db => db.Set<Effect>().CountAsync()) < events)
        {
            if (patience.IsCancellationRequested)
                throw new InvalidOperationException($"After {Patience} not every one of {events} events has its effect.");
            await Task.Delay(5);
        }
    }

    private async Task<T> WithAsync<T>(Func<EventDbContext, Task<T>> work)
    {
        await using var scope = product.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<EventDbContext>());
    }
}
