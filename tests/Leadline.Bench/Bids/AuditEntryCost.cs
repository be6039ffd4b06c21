using Leadline.Bench.Events;
using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Bench.Bids;

/// <summary>What the record costs a row of a bid's size: the CPU of saving it with its entry, sealing included, less that of saving it without.</summary>
internal sealed class AuditEntryCost(Product product, BenchDatabase database)
{
    private const int AtOnce = 8;
    private static readonly string Response = new('x', 4_000);
    private static readonly Caller Supplier = new(Role.BidManager, OrganisationId.New(), Guid.CreateVersion7()) { RequestId = "0HNH000000001:00000001" };

    internal async Task<Sample> MeasureAsync(Meter meter, int rows)
    {
        var with = await meter.MeasureAsync(rows, () => SaveAsync(rows, AddOffer), SealedAsync);
        var without = await meter.MeasureAsync(rows, () => SaveAsync(rows, AddBareOffer), SealedAsync);
        return new Sample(
            1 / ((1 / with.PerSecond) - (1 / without.PerSecond)), with.CpuMicroseconds - without.CpuMicroseconds,
            with.ServerCpuMicroseconds - without.ServerCpuMicroseconds);
    }

    private async Task SaveAsync(int rows, Action<EventDbContext> add)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= rows)
                await SaveAsync(add);
        })));
    }

    // In a write transaction, as a bid is saved.
    private async Task SaveAsync(Action<EventDbContext> add)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        add(db);
        await db.SaveChangesAsync();
        await write.CommitAsync(default);
    }

    private async Task SealedAsync()
    {
        while (await database.CountAsync($"SELECT count(*) FROM {EventModule.Schema}.audit_unsealed") > 0)
            await Task.Delay(50);
    }

    private static void AddOffer(EventDbContext db)
    {
        var id = Guid.CreateVersion7();
        db.Add(new Offer(id, id, id, id, TimeProvider.System.GetUtcNow(), 12_345_600, Response, null));
        db.Record(Supplier, "submit-bid", id, "BENCH/1/2025-0001");
    }

    private static void AddBareOffer(EventDbContext db)
    {
        var id = Guid.CreateVersion7();
        db.Add(new BareOffer(id, id, id, id, TimeProvider.System.GetUtcNow(), 12_345_600, Response, null));
    }
}
