using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>One module's entries, found place by place in the order of the chain.</summary>
internal sealed class ModuleEntries(string module, ModuleDbContext db)
{
    /// <summary>By its identifier, at which of the places an entry belongs. Kept from one reading to the next, because it is large.</summary>
    private readonly Dictionary<Guid, int> _wanted = [];

    /// <summary>Up to which identifier entries have been read.</summary>
    private Guid _upTo;

    /// <summary>Finds the entries that belong at this module's places. One that somebody has deleted from the database stays null.</summary>
    /// <param name="places">The places that follow those of the last reading, of all modules.</param>
    /// <param name="found">What is found, each where its place is.</param>
    /// <param name="keep">What to keep of an entry; the rest is let go at once.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task FindAsync<TKept>(
        IReadOnlyList<SealedEntry> places, TKept?[] found, Func<SealedEntry, AuditEntry, TKept> keep, CancellationToken stop)
        where TKept : class
    {
        _wanted.Clear();
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i].Module == module)
                _wanted[places[i].EntryId] = i;
        }

        if (_wanted.Count == 0)
            return;
        // Seals follow the order of identifiers but for what committed late, so the entries are read from end to end like a book, and only
        // the late ones are looked up.
        var (after, last) = (_upTo, _wanted.Keys.Max());
        var late = _wanted.Keys.Where(id => id.CompareTo(after) <= 0).ToList();
        if (late.Count > 0)
            await FindAmongAsync(db.Audit.Where(e => late.Contains(e.Id)));
        if (late.Count == _wanted.Count)
            return;
        await FindAmongAsync(db.Audit.Where(e => e.Id > after && e.Id <= last));
        _upTo = last;

        async Task FindAmongAsync(IQueryable<AuditEntry> entries)
        {
            await foreach (var entry in entries.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            {
                if (_wanted.TryGetValue(entry.Id, out var i))
                    found[i] = keep(places[i], entry);
            }
        }
    }
}
