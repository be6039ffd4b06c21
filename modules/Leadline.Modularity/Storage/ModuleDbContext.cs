using System.Text.Json;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Record;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Storage;

/// <summary>
/// A module's own tables, with its outbox, inbox, dead letters, audit entries and idempotency keys beside them, so that state, the
/// messages it causes and the record of who did it commit together or not at all.
/// </summary>
public abstract class ModuleDbContext(DbContextOptions options, StoreServices services) : DbContext(options)
{
    /// <summary>The module's schema; a table prefix on SQLite.</summary>
    public abstract string Schema { get; }

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    internal DbSet<DeadLetter> DeadLetters => Set<DeadLetter>();

    internal DbSet<AuditEntry> Audit => Set<AuditEntry>();

    internal DbSet<AnsweredRequest> AnsweredRequests => Set<AnsweredRequest>();

    internal bool OnSqlite => Database.IsSqlite();

    internal DateTimeOffset Now => services.Clock.GetUtcNow();

    /// <summary>Maps the module's own entities.</summary>
    protected abstract void MapModule(ModelBuilder model);

    /// <summary>Puts a message into the outbox. It leaves if, and only if, the save commits.</summary>
    public void Announce<TMessage>(TMessage message)
        where TMessage : class =>
        Outbox.Add(new OutboxMessage(Guid.CreateVersion7(), MessageName.Of(message.GetType()),
            JsonSerializer.Serialize(message, message.GetType(), MessageName.Json), Now, OnlyFor: null));

    /// <summary>Writes an entry of the record, in the same save as the act it tells of.</summary>
    /// <param name="caller">Who acted, and for which organisation.</param>
    /// <param name="act">The use case, as a verb in kebab case: <c>award-call-off</c>.</param>
    /// <param name="subject">What was acted on.</param>
    /// <param name="detail">What changed, without personal data, secrets or anything sealed.</param>
    public void Record(Caller caller, string act, Guid subject, string detail) =>
        Audit.Add(new AuditEntry(Guid.CreateVersion7(), Now, caller.Organisation?.Value, caller.Credential, string.Join(", ", caller.Roles.Names()),
            act, subject, detail));

    /// <summary>The version of a root entity, which is its entity tag.</summary>
    public long VersionOf(object root) => (long)Entry(root).Property(Versions.Property).CurrentValue!;

    /// <summary>Starts a write transaction, or joins the one that is open.</summary>
    public async Task<WriteScope> BeginWriteAsync(CancellationToken stop)
    {
        if (Database.CurrentTransaction is not null)
            return new WriteScope();
        var pass = OnSqlite ? await services.Gate.EnterAsync(stop) : null;
        try
        {
            // On SQLite this is BEGIN IMMEDIATE: a reader never has to become a writer half way.
            return new WriteScope(await Database.BeginTransactionAsync(stop), pass, Committed);
        }
        catch
        {
            pass?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Versions.Raise(ChangeTracker);
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var pass = OnSqlite ? await services.Gate.EnterAsync(cancellationToken) : null;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Committed();
        return rows;
    }

    /// <summary>Not used: every save is asynchronous, so that no thread waits at the write gate.</summary>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Save with SaveChangesAsync.");

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutboxMessage>().HasKey(m => m.Id);
        modelBuilder.Entity<InboxEntry>().HasKey(e => new { e.MessageId, e.Consumer });
        modelBuilder.Entity<InboxEntry>().HasIndex(e => e.At);
        modelBuilder.Entity<DeadLetter>().HasKey(d => new { d.MessageId, d.Consumer });
        modelBuilder.Entity<AuditEntry>().HasKey(e => e.Id);
        modelBuilder.Entity<Counter>().ToTable("counters").HasKey(c => c.Series);
        modelBuilder.Entity<AnsweredRequest>().HasKey(r => new { r.Caller, r.Key });
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            entity.FindProperty("Id")?.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        modelBuilder.Entity<OutboxMessage>().ToTable("outbox");
        modelBuilder.Entity<InboxEntry>().ToTable("inbox");
        modelBuilder.Entity<AuditEntry>().ToTable("audit");
        MapModule(modelBuilder);
        Naming.Apply(modelBuilder, Schema, OnSqlite);
    }

    /// <inheritdoc/>
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conversions.Apply(configurationBuilder, GetType().Assembly, OnSqlite);

    private void Committed() => services.Signal.Raise(GetType());
}
