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
    public Task<Page<FoundEntry>> SelectAsync(PackRequest pack, Caller caller, PageRequest page, CancellationToken stop) =>
        ReadAsync(entries => Selected(entries, pack), caller, page, RecordOrder.OldestFirst, stop);

    /// <summary>On what an act has been done, ever and by anybody.</summary>
    public async Task<IReadOnlyList<Guid>> SubjectsOfAsync(string act, CancellationToken stop)
    {
        var subjects = new List<Guid>();
        foreach (var db in Modules())
            subjects.AddRange(await db.Audit.AsNoTracking().Where(e => e.Act == act).Select(e => e.Subject).Distinct().ToListAsync(stop));
        return subjects;
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

    // What belongs to a framework agreement names it in a column.
    private static IQueryable<AuditEntry> Selected(IQueryable<AuditEntry> entries, PackRequest pack)
    {
        var (subjects, framework, organisation) = (pack.Subjects ?? [], pack.FrameworkId, pack.OrganisationId);
        var named = $"\"framework_id\":\"{framework}\"";
        return Filtered(entries, new RecordFilter(null, null, null, null, pack.From, pack.Until)).Where(e => subjects.Contains(e.Subject)
            || (framework != null && (e.Subject == framework || e.After!.Contains(named) || e.Before!.Contains(named)))
            || (organisation != null && (e.Subject == organisation || e.Organisation == organisation)));
    }

    private static IQueryable<AuditEntry> Sorted(IQueryable<AuditEntry> entries, PageRequest page, RecordOrder order)
    {
        if (order == RecordOrder.OldestFirst)
            return entries.Where(e => e.Id > page.From).OrderBy(e => e.Id);
        return (page.After is null ? entries : entries.Where(e => e.Id < page.From)).OrderByDescending(e => e.Id);
    }

    private IEnumerable<ModuleDbContext> Modules() => stores.Select(s => (ModuleDbContext)services.GetRequiredService(s.ContextType));
}
