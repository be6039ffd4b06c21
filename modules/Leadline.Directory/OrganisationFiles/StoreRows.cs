using Leadline.Directory.Contracts;
using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>Brings the rows of a file into the register, a batch to a save, each change with its message and its audit entry.</summary>
internal static class StoreRows
{
    internal const int Batch = 200;

    /// <summary>Stores every row that is right and reports the others; or, where strict, stores nothing if one is wrong.</summary>
    internal static async Task<ImportReport> StoreAsync(
        this OrganisationFile file, bool strict, Caller caller, DirectoryDbContext db, DateOnly today, CancellationToken stop)
    {
        var report = new ImportReport(file.Layout.Code);
        await using var whole = strict ? await db.BeginWriteAsync(stop) : null;
        await foreach (var batch in file.RowsAsync(stop).Chunk(Batch).WithCancellation(stop))
        {
            await using var part = await db.BeginWriteAsync(stop); // within the whole, the whole commits
            await TakeAsync(batch, report, caller, db, today, stop);
            await batch.LinkAsync(report, caller, db, stop);
            await part.CommitAsync(stop);
        }

        if (whole is null)
            return report;
        if (report.FaultCount == 0)
            await whole.CommitAsync(stop);
        else
            report.NothingWasStored();
        return report;
    }

    private static async Task TakeAsync(
        IReadOnlyList<ReadRow> batch, ImportReport report, Caller caller, DirectoryDbContext db, DateOnly today, CancellationToken stop)
    {
        var references = batch.Where(r => r.Row is not null).Select(r => r.Row!.Reference).ToList();
        var known = await db.Organisations.AsSplitQuery().Where(o => references.Contains(o.Reference)).ToDictionaryAsync(o => o.Reference, stop);
        var taken = await TakenAsync(references, db, stop);
        foreach (var (row, faults) in batch)
        {
            report.CountRead();
            if (row is null)
                report.Refuse(faults);
            else if (row.Against(known.GetValueOrDefault(row.Reference)) is { } fault)
                report.Refuse(fault);
            else if (taken.TryGetValue(row.Reference.ToString(), out var holder) && holder != row.Reference)
                report.Refuse(new ImportFault(row.Line, row.Layout.Reference, $"{row.Reference} is an identifier of {holder}."));
            else
                Take(row, known.GetValueOrDefault(row.Reference), report, caller, db, today);
        }

        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear(); // a long file must not fill the memory
    }

    // Whom other registers call as a row's reference calls its organisation.
    private static async Task<Dictionary<string, OrganisationReference>> TakenAsync(
        List<OrganisationReference> references, DirectoryDbContext db, CancellationToken stop)
    {
        var values = references.Select(r => r.Identifier).ToList();
        var holders = await db.Organisations.AsNoTracking()
            .SelectMany(o => o.Identifiers.Where(i => i.To == null && values.Contains(i.Value)), (o, i) => new { o.Reference, i.Scheme, i.Value })
            .ToListAsync(stop);
        return holders.ToDictionary(h => $"{h.Scheme}:{h.Value}", h => h.Reference, StringComparer.Ordinal);
    }

    private static void Take(
        OrganisationRow row, Organisation? known, ImportReport report, Caller caller, DirectoryDbContext db, DateOnly today)
    {
        if (known is null)
        {
            var organisation = row.ToOrganisation();
            db.Add(organisation);
            db.Announce(new OrganisationRegistered(organisation.Facts));
            db.Record(caller, "register-organisation", organisation.Id.Value, Source(row));
            report.CountRegistered();
        }
        else if (row.Amend(known, today) is { } amended)
        {
            db.Announce(amended);
            db.Record(caller, "amend-organisation", known.Id.Value, Source(row));
            report.CountAmended();
        }
        else
        {
            report.CountUnchanged();
        }
    }

    private static string Source(OrganisationRow row) => $"{row.Reference} from a file of layout {row.Layout.Code}, line {row.Line}";
}
