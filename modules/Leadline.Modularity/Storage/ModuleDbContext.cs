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
public abstract class ModuleDbContext(DbContextOptions options, StoreServices services) : StoreDbContext(options, services)
{
    private (string Consumer, Guid Message)? _taking;

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    internal DbSet<DeadLetter> DeadLetters => Set<DeadLetter>();

    internal DbSet<AuditEntry> Audit => Set<AuditEntry>();

    internal DbSet<UnsealedEntry> Unsealed => Set<UnsealedEntry>();

    internal DbSet<AnsweredRequest> AnsweredRequests => Set<AnsweredRequest>();

    /// <summary>Maps the module's own entities.</summary>
    protected abstract void MapModule(ModelBuilder model);

    /// <summary>Puts a message into the outbox. It leaves if, and only if, the save commits.</summary>
    public void Announce<TMessage>(TMessage message)
        where TMessage : class =>
        Outbox.Add(new OutboxMessage(Guid.CreateVersion7(), MessageName.Of(message.GetType()),
            JsonSerializer.Serialize(message, message.GetType(), MessageName.Json), Now, OnlyFor: null));

    /// <summary>
    /// Writes an entry of the record, in the same save as the act it tells of. What the subject was before and after comes from the
    /// entities themselves at that save; other root entities changed in it get entries of the same act.
    /// </summary>
    /// <param name="caller">Who acted, and for which organisation.</param>
    /// <param name="act">The use case, as a verb in kebab case: <c>award-call-off</c>.</param>
    /// <param name="subject">What was acted on.</param>
    /// <param name="detail">What changed, without personal data, secrets or anything sealed.</param>
    /// <param name="reason">Why, where a reason is demanded.</param>
    /// <param name="subjectType">What kind of thing the subject is, where it is no root entity of this module.</param>
    public void Record(Caller caller, string act, Guid subject, string detail, string? reason = null, string? subjectType = null) =>
        Audit.Add(AuditEntry.Of(caller, act, subject, detail, Now) with { Reason = reason, SubjectType = subjectType ?? "" });

    /// <summary>
    /// Forgets the answers kept for repeated requests that somebody asked for, or that name it by its identifier; part of the open
    /// transaction.
    /// </summary>
    public Task ForgetAnswersAsync(Guid about, CancellationToken stop)
    {
        var named = about.ToString();
        return AnsweredRequests.Where(r => r.Caller == about || r.Body.Contains(named)).ExecuteDeleteAsync(stop);
    }

    /// <summary>The answers kept for repeated requests that none of these persons asked for, and that name none of them.</summary>
    internal IQueryable<AnsweredRequest> AnswersNotAbout(IReadOnlyCollection<Guid> persons)
    {
        var named = persons.Select(p => p.ToString()).ToList();
        return AnsweredRequests.Where(r => !persons.Contains(r.Caller) && !named.Any(n => r.Body.Contains(n)));
    }

    /// <summary>The version of a root entity, which is its entity tag.</summary>
    public long VersionOf(object root) => (long)Entry(root).Property(Versions.Property).CurrentValue!;

    /// <summary>
    /// Says that this context takes a message, until what it gives is disposed: what the handler changes without a word of its own stands
    /// in the record under the consumer's name.
    /// </summary>
    internal IDisposable Take(string consumer, Guid message)
    {
        _taking = (consumer, message);
        return new Taking(this);
    }

    private protected override void BeforeSaving() => ActsOnRecord.Complete(this, Versions.Raise(ChangeTracker), WordOfTheHandler());

    private protected override void Committed() => Services.Signal.Raise(GetType());

    private protected sealed override void MapTables(ModelBuilder model)
    {
        model.Entity<OutboxMessage>().HasKey(m => m.Id);
        model.Entity<InboxEntry>().HasKey(e => new { e.MessageId, e.Consumer });
        model.Entity<InboxEntry>().HasIndex(e => e.At);
        model.Entity<DeadLetter>().HasKey(d => new { d.MessageId, d.Consumer });
        model.Entity<AuditEntry>().HasKey(e => e.Id);
        model.Entity<AuditEntry>().HasIndex(e => e.Subject);
        model.Entity<AuditEntry>().HasIndex(e => new { e.Organisation, e.Id });
        model.Entity<AuditEntry>().HasIndex(e => new { e.Person, e.Id });
        model.Entity<AuditEntry>().HasIndex(e => new { e.Act, e.Id });
        model.Entity<AuditEntry>().HasIndex(e => e.At);
        model.Entity<UnsealedEntry>().ToTable("audit_unsealed").HasKey(e => e.Id);
        model.Entity<Counter>().ToTable("counters").HasKey(c => c.Series);
        model.Entity<AnsweredRequest>().HasKey(r => new { r.Caller, r.Key });
        foreach (var entity in model.Model.GetEntityTypes())
            entity.FindProperty("Id")?.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        model.Entity<OutboxMessage>().ToTable("outbox");
        model.Entity<InboxEntry>().ToTable("inbox");
        model.Entity<AuditEntry>().ToTable("audit");
        MapModule(model);
    }

    private AuditEntry? WordOfTheHandler() => _taking is { } taking
        ? AuditEntry.Of(Caller.Platform with { RequestId = taking.Message.ToString() }, taking.Consumer, Guid.Empty, "", Now)
        : null;

    // The context goes back to its pool and serves others, whose acts are no handler's.
    private sealed class Taking(ModuleDbContext db) : IDisposable
    {
        public void Dispose() => db._taking = null;
    }
}
