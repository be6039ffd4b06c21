using System.Threading.Channels;
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

/// <summary>
/// Counts the messages that have reached the handler, and wakes who waits for them: waiting by the clock would cost a share of what is
/// measured.
/// </summary>
internal sealed class HandlerCount
{
    private Channel<int> _underWay = Channel.CreateBounded<int>(1);
    private TaskCompletionSource _all = new();
    private int _missing;

    /// <summary>Begins a round.</summary>
    /// <param name="messages">How many will come.</param>
    /// <param name="underWay">So many may be between their announcement and the handler.</param>
    /// <returns>Ends when as many have come. A second copy counts, so what has come must be looked at in the store.</returns>
    internal Task ExpectAsync(int messages, int underWay)
    {
        _underWay = Channel.CreateBounded<int>(underWay);
        (_all, _missing) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), messages);
        return _all.Task;
    }

    /// <summary>Counts one that is about to be announced, and waits while there are too many.</summary>
    internal ValueTask AddAsync(int number) => _underWay.Writer.WriteAsync(number);

    internal void Remove()
    {
        _underWay.Reader.TryRead(out _);
        if (Interlocked.Decrement(ref _missing) == 0)
            _all.SetResult();
    }
}

internal sealed class TakeEffect(EventDbContext db, HandlerCount handled) : IHandle<SomethingHappened>
{
    public Task Handle(SomethingHappened message, CancellationToken stop)
    {
        db.Add(new Effect(Guid.CreateVersion7(), message.Id, message.Reference, message.Pence));
        handled.Remove();
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
