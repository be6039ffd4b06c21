using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Modularity.Storage;

/// <summary>Lost updates are refused: a root entity carries a version, raised at each save and checked by the database.</summary>
public static class Versions
{
    internal const string Property = "Version";

    /// <summary>Marks an entity as a root: two people who change it at once cannot both succeed.</summary>
    public static EntityTypeBuilder<TRoot> IsRoot<TRoot>(this EntityTypeBuilder<TRoot> entity)
        where TRoot : class
    {
        entity.Property<long>(Property).IsConcurrencyToken();
        return entity;
    }

    /// <returns>The root entities that are changed, themselves or in an owned part.</returns>
    internal static IReadOnlyList<EntityEntry> Raise(ChangeTracker tracker)
    {
        var changed = tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var roots = changed.Select(RootOf).OfType<EntityEntry>().DistinctBy(e => e.Entity, ReferenceEqualityComparer.Instance).ToList();
        foreach (var root in roots)
        {
            var version = root.Property(Property);
            version.CurrentValue = root.State == EntityState.Added ? 1L : (long)version.OriginalValue! + 1;
        }

        return roots;
    }

    // An owned part has no version of its own: its owner's is raised.
    private static EntityEntry? RootOf(EntityEntry entry)
    {
        var at = entry;
        while (at.Metadata.FindOwnership() is { } ownership)
        {
            var key = ownership.Properties.Select(p => at.Property(p.Name).CurrentValue ?? at.Property(p.Name).OriginalValue).ToArray();
            var owner = at.Context.ChangeTracker.Entries().FirstOrDefault(e =>
                e.Metadata == ownership.PrincipalEntityType
                && ownership.PrincipalKey.Properties.Select(p => e.Property(p.Name).CurrentValue).SequenceEqual(key));
            if (owner is null)
                return null;
            at = owner;
        }

        return at.Metadata.FindProperty(Property) is { IsConcurrencyToken: true } ? at : null; // a copy may have a version that is a fact, not a lock
    }
}
