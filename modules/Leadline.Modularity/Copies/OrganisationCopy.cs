using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Copies;

/// <summary>
/// What a module knows of an organisation from the Directory's messages: its own copy, in its own schema, so that no request waits on
/// another module. Messages may come in any order, so the higher version stands.
/// </summary>
public sealed class OrganisationCopy(
    OrganisationId id, OrganisationReference reference, string name, string kind, DateOnly openFrom, DateOnly? openTo, long directoryVersion)
{
    /// <summary>The organisation.</summary>
    public OrganisationId Id { get; } = id;

    /// <summary>How people quote it.</summary>
    public OrganisationReference Reference { get; private set; } = reference;

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = name;

    /// <summary>A code of <see cref="OrganisationKinds"/>.</summary>
    public string Kind { get; private set; } = kind;

    /// <summary>Its first day, in UK local time.</summary>
    public DateOnly OpenFrom { get; private set; } = openFrom;

    /// <summary>Its last day, in UK local time; null while it is open.</summary>
    public DateOnly? OpenTo { get; private set; } = openTo;

    /// <summary>The Directory's version of these facts.</summary>
    public long DirectoryVersion { get; private set; } = directoryVersion;

    /// <summary>Whether the organisation is open on a day.</summary>
    public bool IsOpenOn(DateOnly day) => OpenFrom <= day && (OpenTo is null || day <= OpenTo);

    internal void Follow(OrganisationCopy newer) =>
        (Reference, Name, Kind, OpenFrom, OpenTo, DirectoryVersion) =
        (newer.Reference, newer.Name, newer.Kind, newer.OpenFrom, newer.OpenTo, newer.DirectoryVersion);
}

/// <summary>Keeping copies of organisations.</summary>
public static class OrganisationCopies
{
    /// <summary>Gives the module a table of copies.</summary>
    public static void MapOrganisationCopies(this ModelBuilder model)
    {
        var copy = model.Entity<OrganisationCopy>().ToTable("known_organisations");
        copy.HasKey(c => c.Id);
        copy.Property(c => c.Id).ValueGeneratedNever();
        copy.Property(c => c.Reference);
        copy.Property(c => c.Name).HasMaxLength(300);
        copy.Property(c => c.Kind).HasMaxLength(40);
        copy.Property(c => c.DirectoryVersion).IsConcurrencyToken(); // of two messages taken at once the older must not be saved last
        copy.HasIndex(c => c.Reference);
    }

    /// <summary>Takes what a message says, unless something newer is known already.</summary>
    public static async Task KeepAsync(this ModuleDbContext db, OrganisationCopy told, CancellationToken stop)
    {
        if (await db.Set<OrganisationCopy>().FindAsync([told.Id], stop) is not { } known)
            db.Add(told);
        else if (known.DirectoryVersion < told.DirectoryVersion)
            known.Follow(told);
    }

    /// <summary>The names of some organisations; of one that is not known yet, nothing.</summary>
    public static async Task<IReadOnlyDictionary<OrganisationId, string>> NamesAsync(
        this ModuleDbContext db, IEnumerable<OrganisationId> organisations, CancellationToken stop)
    {
        var wanted = organisations.Distinct().ToList();
        return await db.Set<OrganisationCopy>().AsNoTracking().Where(o => wanted.Contains(o.Id))
            .Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
    }
}
