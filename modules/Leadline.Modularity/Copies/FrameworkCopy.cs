using System.Text.Json;
using Leadline.Modularity.Access;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Copies;

/// <summary>One version of a framework agreement's terms, as the Lots module told them. Versions are kept for ever.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="EffectiveFrom">The first day on which the version rules.</param>
/// <param name="Terms">The terms as JSON.</param>
/// <param name="BindsAs">The first version that bound suppliers to the same.</param>
public sealed record FrameworkVersionCopy(FrameworkId FrameworkId, int Version, DateOnly EffectiveFrom, string Terms, int BindsAs = 0);

/// <summary>What a module knows of a framework agreement on a day.</summary>
/// <typeparam name="TTerms">The terms, of the Lots module's contracts.</typeparam>
/// <param name="Id">The framework agreement.</param>
/// <param name="Version">The version in force.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Stage">The steps it has taken.</param>
public sealed record KnownFramework<TTerms>(FrameworkId Id, int Version, TTerms Terms, FrameworkStageCopy Stage);

/// <summary>Keeping and reading copies of framework agreements.</summary>
public static class FrameworkCopies
{
    /// <summary>Gives the module its tables of copies.</summary>
    public static void MapFrameworkCopies(this ModelBuilder model)
    {
        var version = model.Entity<FrameworkVersionCopy>().ToTable("known_framework_versions");
        version.HasKey(v => new { v.FrameworkId, v.Version });
        var stage = model.Entity<FrameworkStageCopy>().ToTable("known_framework_stages");
        stage.HasKey(s => s.Id);
        stage.Property(s => s.Id).ValueGeneratedNever();
        stage.Ignore(s => s.IsClosed);
        stage.Ignore(s => s.IsLive);
        stage.Ignore(s => s.TakesTenders);
    }

    /// <summary>Keeps a version of the terms.</summary>
    public static async Task KeepAsync<TTerms>(
        this ModuleDbContext db, FrameworkId framework, int version, DateOnly effectiveFrom, TTerms terms, int bindsAs, CancellationToken stop)
    {
        if (await db.Set<FrameworkVersionCopy>().FindAsync([framework, version], stop) is null)
            db.Add(new FrameworkVersionCopy(framework, version, effectiveFrom, JsonSerializer.Serialize(terms, MessageName.Json), bindsAs));
        await db.StageAsync(framework, stop);
    }

    /// <summary>The steps of a framework agreement, to note one in.</summary>
    public static async Task<FrameworkStageCopy> StageAsync(this ModuleDbContext db, FrameworkId framework, CancellationToken stop)
    {
        if (await db.Set<FrameworkStageCopy>().FindAsync([framework], stop) is { } known)
            return known;
        return db.Add(new FrameworkStageCopy(framework)).Entity;
    }

    /// <summary>The framework agreement as it stands on a day; null where the module knows of none.</summary>
    public static async Task<KnownFramework<TTerms>?> FrameworkAsync<TTerms>(
        this ModuleDbContext db, FrameworkId framework, DateOnly day, CancellationToken stop)
    {
        // Before the first version's day the first version is what is known of it.
        var versions = await db.Set<FrameworkVersionCopy>().AsNoTracking()
            .Where(v => v.FrameworkId == framework).OrderBy(v => v.Version).ToListAsync(stop);
        if ((versions.FindLast(v => v.EffectiveFrom <= day) ?? versions.FirstOrDefault()) is not { } version)
            return null;
        var stage = await db.Set<FrameworkStageCopy>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == framework, stop)
            ?? new FrameworkStageCopy(framework);
        return new KnownFramework<TTerms>(framework, version.Version, version.TermsAs<TTerms>(), stage);
    }

    /// <summary>Some framework agreements as they stand on a day, by their identifiers; those not known are left out.</summary>
    public static async Task<IReadOnlyDictionary<FrameworkId, KnownFramework<TTerms>>> FrameworksAsync<TTerms>(
        this ModuleDbContext db, IEnumerable<FrameworkId> frameworks, DateOnly day, CancellationToken stop)
    {
        var known = new Dictionary<FrameworkId, KnownFramework<TTerms>>();
        foreach (var id in frameworks.Distinct())
        {
            if (await db.FrameworkAsync<TTerms>(id, day, stop) is { } framework)
                known[id] = framework;
        }

        return known;
    }

    /// <summary>The terms of one version of a framework agreement; null where the module does not know it.</summary>
    public static async Task<TTerms?> TermsAsync<TTerms>(this ModuleDbContext db, FrameworkId framework, int version, CancellationToken stop)
        where TTerms : class =>
        (await db.Set<FrameworkVersionCopy>().AsNoTracking().FirstOrDefaultAsync(v => v.FrameworkId == framework && v.Version == version, stop))
            ?.TermsAs<TTerms>();

    /// <summary>The first version that bound suppliers to the same as a version does; null where the module does not know that version.</summary>
    public static Task<int?> BindsAsAsync(this ModuleDbContext db, FrameworkId framework, int version, CancellationToken stop) =>
        db.Set<FrameworkVersionCopy>().Where(v => v.FrameworkId == framework && v.Version == version).Select(v => (int?)v.BindsAs).FirstOrDefaultAsync(stop);

    private static TTerms TermsAs<TTerms>(this FrameworkVersionCopy version) =>
        JsonSerializer.Deserialize<TTerms>(version.Terms, MessageName.Json)
        ?? throw new InvalidOperationException($"The terms of framework {version.FrameworkId.Value}, version {version.Version}, are empty.");

    /// <summary>
    /// The framework agreements that the caller's organisation runs on a day, by the versions in force then. There are as many as an
    /// installation has agreements, which is few.
    /// </summary>
    public static async Task<IReadOnlyList<FrameworkId>> FrameworksRunByAsync<TTerms>(
        this ModuleDbContext db, Caller caller, Func<TTerms, OrganisationReference> authority, DateOnly day, CancellationToken stop)
    {
        if (await db.Set<OrganisationCopy>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == caller.Organisation, stop) is not { } own)
            return [];
        // Of each agreement the version in force; before the first one's day, that one. In the database, so that earlier terms need not be read.
        var versions = db.Set<FrameworkVersionCopy>().AsNoTracking().Where(v => v.Version == 1 || v.EffectiveFrom <= day);
        var inForce = await versions.Where(v => !versions.Any(later => later.FrameworkId == v.FrameworkId && later.Version > v.Version)).ToListAsync(stop);
        return [.. inForce.Where(v => authority(v.TermsAs<TTerms>()) == own.Reference).Select(v => v.FrameworkId)];
    }

    /// <summary>Who runs a framework agreement on a day, and who ran it before, the latest first; none where the module does not know it.</summary>
    public static async Task<IReadOnlyList<OrganisationReference>> AuthoritiesUntilAsync<TTerms>(
        this ModuleDbContext db, FrameworkId framework, Func<TTerms, OrganisationReference> authority, DateOnly day, CancellationToken stop)
    {
        var versions = await db.Set<FrameworkVersionCopy>().AsNoTracking()
            .Where(v => v.FrameworkId == framework && (v.Version == 1 || v.EffectiveFrom <= day)).OrderByDescending(v => v.Version).ToListAsync(stop);
        return [.. versions.Select(v => authority(v.TermsAs<TTerms>())).Distinct()];
    }

    /// <summary>Whether the caller speaks for an organisation that is known by a reference.</summary>
    public static Task<bool> SpeaksForAsync(
        this ModuleDbContext db, Caller caller, OrganisationReference organisation, CancellationToken stop) =>
        db.Set<OrganisationCopy>().AnyAsync(o => o.Id == caller.Organisation && o.Reference == organisation, stop);
}
