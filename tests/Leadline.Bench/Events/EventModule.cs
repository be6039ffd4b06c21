using Leadline.Modularity;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Leadline.Bench.Events;

/// <summary>Something happened in a module, and another one wants to know.</summary>
internal sealed record SomethingHappened(Guid Id, string Reference, long Pence);

/// <summary>What the other module makes of it: one row.</summary>
internal sealed record Effect(Guid Id, Guid Cause, string Reference, long Pence);

/// <summary>A row of the size of a bid. The record keeps what happens to an <see cref="Offer"/>, and nothing of a <see cref="BareOffer"/>.</summary>
internal sealed record BareOffer(Guid Id, Guid FrameworkId, Guid CallOffId, Guid SupplierId, DateTimeOffset SubmittedAt, long AnnualPrice, string Response, DateTimeOffset? SupersededAt);

internal sealed record Offer(Guid Id, Guid FrameworkId, Guid CallOffId, Guid SupplierId, DateTimeOffset SubmittedAt, long AnnualPrice, string Response, DateTimeOffset? SupersededAt);

internal sealed class EventDbContext(DbContextOptions<EventDbContext> options, StoreServices services) : ModuleDbContext(options, services)
{
    public override string Schema => EventModule.Schema;

    protected override void MapModule(ModelBuilder model)
    {
        model.Entity<Effect>().ToTable("effects").HasKey(e => e.Id);
        model.Entity<Effect>().Property(e => e.Id).ValueGeneratedNever();
        model.Entity<BareOffer>().ToTable("bare_offers").HasKey(o => o.Id);
        model.Entity<BareOffer>().Property(o => o.Id).ValueGeneratedNever();
        model.Entity<Offer>().IsRoot().ToTable("offers").HasKey(o => o.Id);
        model.Entity<Offer>().Property(o => o.Id).ValueGeneratedNever();
        model.Entity<Offer>().Property(o => o.AnnualPrice).Masked(); // as the bid's
        model.Entity<Offer>().Property(o => o.Response).Masked();
    }
}

/// <summary>A module that has nothing to do but to tell itself that something happened.</summary>
internal sealed class EventModule : IModule
{
    internal const string Schema = "bench";

    /// <summary>How many messages have reached the handler.</summary>
    internal HandlerCount Handled { get; } = new();

    public string Name => Schema;

    public void Register(ModuleRegistration module)
    {
        module.Store<EventDbContext>().Handle<SomethingHappened, TakeEffect>();
        module.Services.AddHostedService<CreateEventTables>();
        module.Services.AddSingleton(Handled);
    }

    public void Map(IEndpointRouteBuilder api)
    {
        // It is used from within.
    }
}

internal sealed class HandlerCount
{
    private int _count;

    internal int Value => Volatile.Read(ref _count);

    internal void Add() => Interlocked.Increment(ref _count);
}

internal sealed class TakeEffect(EventDbContext db, HandlerCount handled) : IHandle<SomethingHappened>
{
    public Task Handle(SomethingHappened message, CancellationToken stop)
    {
        db.Add(new Effect(Guid.CreateVersion7(), message.Id, message.Reference, message.Pence));
        handled.Add();
        return Task.CompletedTask;
    }
}

/// <summary>Makes the module's tables. It has no migrations, so the host's migrator finds nothing to do for it.</summary>
internal sealed class CreateEventTables(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventDbContext>();
        await ((RelationalDatabaseCreator)db.GetService<IDatabaseCreator>()).CreateTablesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
