using Leadline.Modularity.Access;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Copies;

/// <summary>
/// That others carry on for an organisation, as a module knows it from the Directory. It is kept for good: what still names the organisation
/// may come later than the succession, because no order is promised between messages.
/// </summary>
/// <param name="Id">The predecessor; it is followed once.</param>
/// <param name="On">The successors' first day in its place, in UK local time.</param>
/// <param name="Successors">Who follows, as UUIDs: one, or several after a split.</param>
public sealed record SuccessionCopy(OrganisationId Id, DateOnly On, List<Guid> Successors)
{
    /// <summary>The one successor; null after a split, where a person chooses who carries what on.</summary>
    public OrganisationId? Successor => Successors.Count == 1 ? new OrganisationId(Successors[0]) : null;
}

/// <summary>Keeping copies of successions.</summary>
public static class SuccessionCopies
{
    /// <summary>Gives the module a table of copies.</summary>
    public static void MapSuccessionCopies(this ModelBuilder model)
    {
        var copy = model.Entity<SuccessionCopy>().ToTable("known_successions");
        copy.HasKey(c => c.Id);
        copy.Property(c => c.Id).ValueGeneratedNever();
        copy.Property(c => c.On).HasColumnName("on_day");
        copy.Property(c => c.Successors);
        copy.Ignore(c => c.Successor);
    }

    /// <summary>Takes what a message says, unless it is known already.</summary>
    public static async Task KeepAsync(this ModuleDbContext db, SuccessionCopy told, CancellationToken stop)
    {
        if (await db.Set<SuccessionCopy>().FindAsync([told.Id], stop) is null)
            db.Add(told);
    }

    /// <summary>
    /// The successions that led on from an organisation, in order: its own, that of its successor, and so on. A split ends the row, because
    /// after it there is no one successor.
    /// </summary>
    public static async Task<IReadOnlyList<SuccessionCopy>> SuccessionsFromAsync(
        this ModuleDbContext db, OrganisationId organisation, CancellationToken stop)
    {
        var steps = new List<SuccessionCopy>();
        for (OrganisationId? at = organisation; at is { } id && !steps.Exists(s => s.Id == id);)
        {
            if (await db.Set<SuccessionCopy>().FindAsync([id], stop) is not { } step)
                break;
            steps.Add(step);
            at = step.Successor;
        }

        return steps;
    }

    /// <summary>
    /// The organisations whose interests the caller may have, with those that they carry on for: what a predecessor began, such as a tender that is still to be
    /// decided, is its successors' matter. After a split it is that of each of them, because any may be chosen to carry it on.
    /// </summary>
    public static Task<IReadOnlyList<OrganisationId>> InterestsAsync(this ModuleDbContext db, Caller caller, CancellationToken stop) =>
        db.WithPredecessorsAsync([.. caller.Interests], stop);

    /// <summary>Organisations, with those that they carry on for.</summary>
    internal static async Task<IReadOnlyList<OrganisationId>> WithPredecessorsAsync(this ModuleDbContext db, List<OrganisationId> interests, CancellationToken stop)
    {
        for (var traced = 0; traced < interests.Count;)
        {
            var heirs = interests.Skip(traced).Select(i => i.Value).ToList();
            traced = interests.Count;
            interests.AddRange(await db.Set<SuccessionCopy>().AsNoTracking()
                .Where(s => !interests.Contains(s.Id) && s.Successors.Any(h => heirs.Contains(h))).Select(s => s.Id).ToListAsync(stop));
        }

        return interests;
    }

    /// <summary>Who stands in an organisation's place now; itself where nobody follows it, or where it was split.</summary>
    public static async Task<OrganisationId> InPlaceOfAsync(this ModuleDbContext db, OrganisationId organisation, CancellationToken stop) =>
        (await db.SuccessionsFromAsync(organisation, stop)).LastOrDefault(s => s.Successor is not null)?.Successor ?? organisation;
}
