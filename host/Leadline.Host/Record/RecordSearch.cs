using Leadline.Host.Record.Packs;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>What is looked for in the record; what is null is not asked for.</summary>
/// <param name="Person">Who acted.</param>
/// <param name="Organisation">For which organisation; an auditor finds its own only.</param>
/// <param name="Subject">What was acted on.</param>
/// <param name="Act">The act, by its whole name.</param>
/// <param name="From">The first instant.</param>
/// <param name="Until">The instant after the last.</param>
internal sealed record RecordFilter(
    [FromQuery(Name = "person")] Guid? Person, [FromQuery(Name = "organisation")] Guid? Organisation, [FromQuery(Name = "subject")] Guid? Subject,
    [FromQuery(Name = "act")] string? Act, [FromQuery(Name = "from")] DateTimeOffset? From, [FromQuery(Name = "until")] DateTimeOffset? Until)
{
    /// <summary>What is wrong with the filter, if anything.</summary>
    public Fault? Fault => From >= Until
        ? new Fault("/until", "period-empty", "No instant lies between 'from' and 'until'; 'until' is the instant after the last.")
        : null;
}

/// <summary>An entry, with the module that wrote it.</summary>
internal sealed record FoundEntry(string Module, AuditEntry Entry);

/// <summary>The order in which entries are read.</summary>
internal enum RecordOrder
{
    OldestFirst,
    NewestFirst,
}

/// <summary>
/// Reads the record of all modules as one, for the API and for pages: as operator the whole, as auditor the acts of one's own organisation.
/// </summary>
internal sealed class RecordSearch(IEnumerable<StoreDescriptor> stores, IServiceProvider services, RecordDbContext chain)
{
    /// <summary>Who may search at all.</summary>
    public const Role Readers = Role.Operator | Role.Auditor;

    /// <summary>One page of what is found.</summary>
    public Task<Page<FoundEntry>> FindAsync(RecordFilter filter, Caller caller, PageRequest page, RecordOrder order, CancellationToken stop) =>
        ReadAsync(entries => Filtered(entries, filter), caller, page, order, stop);

    /// <summary>One page of what a pack is made of.</summary>
    public Task<Page<FoundEntry>> SelectAsync(PackRequest pack, BelongingToFramework belonging, Caller caller, PageRequest page, CancellationToken stop) =>
        ReadAsync(entries => Selected(entries, pack, belonging), caller, page, RecordOrder.OldestFirst, stop);

    /// <summary>What stands of subjects: the last entry of each, for each kind of thing that bears its identifier.</summary>
    public async Task<IReadOnlyList<AuditEntry>> LatestOfAsync(IReadOnlyList<Guid> subjects, CancellationToken stop)
    {
        var found = new List<AuditEntry>();
        foreach (var db in Modules())
        {
            var entries = db.Audit.AsNoTracking().Where(e => subjects.Contains(e.Subject) && e.SubjectVersion != null);
            found.AddRange(await entries.Where(e => !entries.Any(later => later.Subject == e.Subject && later.SubjectType == e.SubjectType && later.SubjectVersion > e.SubjectVersion))
                .ToListAsync(stop));
        }

        return found;
    }

    /// <summary>What belongs to a framework agreement without naming its identifier.</summary>
    public async Task<BelongingToFramework> BelongingToAsync(Guid framework, CancellationToken stop)
    {
        var found = new BelongingToFramework(framework);
        // From the agreement to its drafts, from those to their scopes: each round finds what the round before has named.
        for (var known = 0; known < found.Names.Count;)
        {
            known = found.Names.Count;
            foreach (var db in Modules())
            {
                await foreach (var entry in Belonging(db.Audit.AsNoTracking(), found).Where(e => BelongingToFramework.Kinds.Contains(e.SubjectType)).AsAsyncEnumerable().WithCancellation(stop))
                    found.Add(entry);
            }
        }

        return found;
    }

    /// <summary>One entry; null where there is none, or none that the caller may see.</summary>
    public async Task<FoundEntry?> FindAsync(Guid entry, Caller caller, CancellationToken stop)
    {
        foreach (var db in Modules())
        {
            if (await Readable(db, caller).SingleOrDefaultAsync(e => e.Id == entry, stop) is { } found)
                return new FoundEntry(db.Schema, found);
        }

        return null;
    }

    /// <summary>The place of an entry in the chain; null while it waits for its seal.</summary>
    public Task<SealedEntry?> PlaceOfAsync(Guid entry, CancellationToken stop) =>
        chain.SealedEntries.AsNoTracking().SingleOrDefaultAsync(e => e.EntryId == entry, stop);

    /// <summary>What a subject was at an instant, for each kind of thing that bears its identifier: the last entry of its then.</summary>
    public async Task<IReadOnlyList<FoundEntry>> AtAsync(Guid subject, DateTimeOffset instant, CancellationToken stop)
    {
        var utc = instant.ToUniversalTime();
        var found = new List<FoundEntry>();
        foreach (var db in Modules())
        {
            // The version orders what one instant holds several of.
            var entries = await db.Audit.AsNoTracking().Where(e => e.Subject == subject && e.SubjectVersion != null && e.At <= utc)
                .OrderByDescending(e => e.SubjectVersion).ToListAsync(stop);
            found.AddRange(entries.DistinctBy(e => e.SubjectType).Select(e => new FoundEntry(db.Schema, e)));
        }

        return found;
    }

    private async Task<Page<FoundEntry>> ReadAsync(
        Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> narrow, Caller caller, PageRequest page, RecordOrder order, CancellationToken stop)
    {
        var found = new List<FoundEntry>();
        foreach (var db in Modules())
        {
            var entries = Sorted(narrow(Readable(db, caller)), page, order).Take(page.Size + 1);
            found.AddRange((await entries.ToListAsync(stop)).Select(e => new FoundEntry(db.Schema, e)));
        }

        IEnumerable<FoundEntry> sorted = order == RecordOrder.OldestFirst ? found.OrderBy(f => f.Entry.Id) : found.OrderByDescending(f => f.Entry.Id);
        return page.Of([.. sorted.Take(page.Size + 1)], f => f.Entry.Id);
    }

    private static IQueryable<AuditEntry> Readable(ModuleDbContext db, Caller caller)
    {
        var entries = db.Audit.AsNoTracking();
        return caller.Is(Role.Operator) ? entries : entries.Where(e => e.Organisation == caller.OwnOrganisation.Value);
    }

    private static IQueryable<AuditEntry> Filtered(IQueryable<AuditEntry> entries, RecordFilter filter)
    {
        if (filter.Person is { } person)
            entries = entries.Where(e => e.Person == person);
        if (filter.Organisation is { } organisation)
            entries = entries.Where(e => e.Organisation == organisation);
        if (filter.Subject is { } subject)
            entries = entries.Where(e => e.Subject == subject);
        if (filter.Act is { } act)
            entries = entries.Where(e => e.Act == act);
        if (filter.From?.ToUniversalTime() is { } from)
            entries = entries.Where(e => e.At >= from);
        if (filter.Until?.ToUniversalTime() is { } until)
            entries = entries.Where(e => e.At < until);
        return entries;
    }

    private static IQueryable<AuditEntry> Selected(IQueryable<AuditEntry> entries, PackRequest pack, BelongingToFramework belonging)
    {
        var (subjects, names, organisation) = (pack.Subjects?.Concat(belonging.Subjects).ToList() ?? [.. belonging.Subjects], belonging.Names.ToList(), pack.OrganisationId);
        return Filtered(entries, new RecordFilter(null, null, null, null, pack.From, pack.Until)).Where(e => subjects.Contains(e.Subject)
            || names.Any(n => e.After!.Contains(n) || e.Before!.Contains(n))
            || (organisation != null && (e.Subject == organisation || e.Organisation == organisation)));
    }

    private static IQueryable<AuditEntry> Belonging(IQueryable<AuditEntry> entries, BelongingToFramework to)
    {
        var (subjects, names) = (to.Subjects.ToList(), to.Names.ToList());
        return entries.Where(e => subjects.Contains(e.Subject) || names.Any(n => e.After!.Contains(n)));
    }

    private static IQueryable<AuditEntry> Sorted(IQueryable<AuditEntry> entries, PageRequest page, RecordOrder order)
    {
        if (order == RecordOrder.OldestFirst)
            return entries.Where(e => e.Id > page.From).OrderBy(e => e.Id);
        return (page.After is null ? entries : entries.Where(e => e.Id < page.From)).OrderByDescending(e => e.Id);
    }

    private IEnumerable<ModuleDbContext> Modules() => stores.Select(s => (ModuleDbContext)services.GetRequiredService(s.ContextType));
}
