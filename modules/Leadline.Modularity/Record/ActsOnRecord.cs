using System.Text;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Leadline.Modularity.Record;

/// <summary>
/// Completes the entries of a save: each changed root entity has one, with what it was before and is after, each new fact one that shows it,
/// and each entry waits for its seal. A change that nothing was said of is refused, and so is any change of a fact.
/// </summary>
internal static class ActsOnRecord
{
    /// <param name="db">The context that is about to save.</param>
    /// <param name="roots">The root entities that the save changes, their versions raised.</param>
    /// <param name="handler">Stands for what a message's handler changes without a word of its own; null outside a handler.</param>
    /// <exception cref="InvalidOperationException">The save changes a root entity or adds a fact, and nobody has said who acts; or it changes a fact.</exception>
    internal static void Complete(ModuleDbContext db, IReadOnlyList<EntityEntry> roots, AuditEntry? handler)
    {
        var said = db.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).ToList();
        IReadOnlyList<EntityEntry> written = [.. roots, .. NewFacts(db)];
        if (written.Count > 0)
        {
            if ((said.FirstOrDefault()?.Entity ?? handler) is not { } act)
                throw new InvalidOperationException(
                    $"{string.Join(", ", written.Select(KindOf).Distinct())}: a change is about to be saved that nothing was said of. Call Record in the same save.");
            Fill(db, written, said, act);
        }

        var actedOn = written.Select(CallOffOf).Concat(said.Select(e => new CallOffId(e.Entity.Subject))).ToHashSet();
        foreach (var entry in said)
            entry.Property(e => e.Roles).CurrentValue = entry.Entity.RolesOn(actedOn);

        var waiting = db.ChangeTracker.Entries<UnsealedEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Id).ToHashSet();
        foreach (var entry in said.Where(e => !waiting.Contains(e.Entity.Id)))
            db.Unsealed.Add(new UnsealedEntry(entry.Entity.Id));
    }

    private static IEnumerable<EntityEntry> NewFacts(ModuleDbContext db)
    {
        foreach (var fact in db.ChangeTracker.Entries<IFact>().Where(e => e.State != EntityState.Unchanged))
        {
            if (fact.State != EntityState.Added)
                throw new InvalidOperationException($"{KindOf(fact)}: it is written once and never changed.");
            yield return fact;
        }
    }

    private static void Fill(ModuleDbContext db, IReadOnlyList<EntityEntry> written, List<EntityEntry<AuditEntry>> said, AuditEntry act)
    {
        var snapshot = new Snapshot([.. db.ChangeTracker.Entries()]);
        var bySubject = said.ToLookup(e => e.Entity.Subject);
        foreach (var one in written)
        {
            var (id, kind) = (IdOf(one), KindOf(one));
            var own = bySubject[id].Where(e => e.Entity.SubjectType.Length == 0 || e.Entity.SubjectType == kind).ToList();
            if (own.Count == 0)
            {
                var companion = act with { Id = Guid.CreateVersion7(), Subject = id, SubjectType = kind, Detail = "" };
                said.Add(db.Audit.Add(companion));
                own.Add(said[^1]);
            }

            foreach (var entry in own)
            {
                entry.Property(e => e.SubjectType).CurrentValue = kind;
                entry.Property(e => e.SubjectVersion).CurrentValue = one.Entity is IFact ? 1 : (long)one.Property(Versions.Property).CurrentValue!;
                entry.Property(e => e.Before).CurrentValue = snapshot.Before(one);
                entry.Property(e => e.After).CurrentValue = snapshot.After(one);
            }
        }
    }

    // What is part of a call-off names it; the call-off itself, or its contract, bears its identifier.
    private static CallOffId CallOffOf(EntityEntry one) =>
        one.Metadata.FindProperty(nameof(CallOffId)) is { } property && one.Property(property.Name).CurrentValue is CallOffId callOff ? callOff : new CallOffId(IdOf(one));

    private static Guid IdOf(EntityEntry one)
    {
        var key = one.Metadata.FindPrimaryKey()!.Properties;
        var value = key.Count == 1 ? one.Property(key[0].Name).CurrentValue : null;
        return (value is Guid id ? id : key[0].GetTypeMapping().Converter?.ConvertToProvider(value) as Guid?)
            ?? throw new InvalidOperationException($"{one.Metadata.DisplayName()} is a root entity or a fact, so its key is one UUID.");
    }

    // FurtherCompetition is a further-competition.
    private static string KindOf(EntityEntry one)
    {
        var kebab = new StringBuilder(Naming.Snake(one.Metadata.ClrType.Name));
        return kebab.Replace('_', '-').ToString();
    }
}
