using Leadline.Directory.Contracts;
using Leadline.Directory.Organisations;
using Leadline.Directory.Successions;
using Leadline.Modularity.Access;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>Makes successions of what files say of successors, as soon as both are known, whichever file comes first.</summary>
/// <remarks>
/// A file names a successor without a day. Where the predecessor has a last day, it is followed the day after, but never before the
/// successor's own first day: the groups that closed in 2020 are followed by the boards of 2022, because the files do not name the groups in
/// between. Where it has none, the successor took over on its own first day, and closes it: the groups of 2022 and their boards. Where no
/// such day can be, none is known, and no succession is made.
/// </remarks>
internal static class LinkSuccessors
{
    private const string Reason = "As a published file of organisations says.";

    internal static async Task LinkAsync(
        this IReadOnlyList<ReadRow> batch, ImportReport report, Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        var references = batch.Where(r => r.Row is not null).Select(r => r.Row!.Reference).ToList();
        var followed = await db.Organisations.AsSplitQuery()
            .Where(o => o.Successor != null && o.SucceededOn == null && (references.Contains(o.Reference) || references.Contains(o.Successor!.Value)))
            .OrderBy(o => o.Reference).ToListAsync(stop);
        var wanted = followed.Select(o => o.Successor!.Value).Distinct().ToList();
        var followers = await db.Organisations.AsSplitQuery().Where(o => wanted.Contains(o.Reference)).ToDictionaryAsync(o => o.Reference, stop);
        foreach (var organisation in followed)
        {
            if (!followers.TryGetValue(organisation.Successor!.Value, out var follower) || await db.LeadsToAsync(follower, organisation.Id, stop))
                continue;
            if (organisation.Succeed(SuccessionKind.Merger, DayOf(organisation, follower), [follower], Reason).Value is not { } amended)
                continue;
            db.Announce(amended);
            db.Record(caller, "record-succession", organisation.Id.Value, $"{organisation.Reference} followed by {follower.Reference} on {organisation.SucceededOn:O}. {Reason}");
            report.CountLinked();
        }

        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static DateOnly DayOf(Organisation organisation, Organisation follower) =>
        organisation.OpenTo is { } last && last.AddDays(1) > follower.OpenFrom ? last.AddDays(1) : follower.OpenFrom;
}
