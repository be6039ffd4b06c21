using Leadline.Modularity.Access;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Copies;

/// <summary>
/// That a supplier holds a place on a lot, or seeks one, as Accreditation told: whoever belongs to it does nothing on that lot for the
/// authority or for a buyer.
/// </summary>
/// <remarks>Source: Public Contracts Regulations 2015, reg. 24 (conflicts of interest).</remarks>
/// <param name="id">The place, or the tender.</param>
/// <param name="frameworkId">The framework agreement.</param>
/// <param name="lotNumber">The lot.</param>
/// <param name="supplier">Who holds or seeks it.</param>
public sealed class InterestCopy(Guid id, FrameworkId frameworkId, string lotNumber, OrganisationId supplier)
{
    /// <summary>The place, or the tender.</summary>
    public Guid Id { get; private init; } = id;

    /// <summary>The framework agreement.</summary>
    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    /// <summary>The lot.</summary>
    public string LotNumber { get; private init; } = lotNumber;

    /// <summary>Who holds or seeks it.</summary>
    public OrganisationId Supplier { get; private init; } = supplier;

    /// <summary>Whether nothing came of it: the tender is decided, or the place offers no line and never did.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Accreditation's version of this.</summary>
    public long Told { get; private set; }

    /// <summary>Takes what a message says, unless something newer is known already: messages may come in any order.</summary>
    public void Follow(bool isOver, long told)
    {
        if (told > Told)
            (IsOver, Told) = (isOver, told);
    }
}

/// <summary>Keeping copies of who holds or seeks places.</summary>
public static class InterestCopies
{
    /// <summary>Gives the module a table of copies.</summary>
    public static void MapInterestCopies(this ModelBuilder model)
    {
        var copy = model.Entity<InterestCopy>().ToTable("known_interests");
        copy.HasKey(c => c.Id);
        copy.Property(c => c.Id).ValueGeneratedNever();
        copy.Property(c => c.LotNumber).HasMaxLength(6);
        copy.Property(c => c.Supplier).HasColumnName("supplier_id");
        copy.Property(c => c.Told).IsConcurrencyToken(); // of two messages taken at once the older must not be saved last
        copy.HasIndex(c => new { c.Supplier, c.FrameworkId });
    }

    /// <summary>The interest in a place or a tender; a new one where nothing is known of it yet.</summary>
    public static async Task<InterestCopy> InterestAsync(
        this ModuleDbContext db, Guid id, FrameworkId framework, string lot, OrganisationId supplier, CancellationToken stop)
    {
        if (await db.Set<InterestCopy>().FindAsync([id], stop) is { } known)
            return known;
        var interest = new InterestCopy(id, framework, lot, supplier);
        db.Add(interest);
        return interest;
    }

    /// <summary>
    /// What those organisations hold or seek to which the caller belongs, beside the one that it acts for: that one's own interests are no
    /// conflict of one person, and whoever else it had would have them too.
    /// </summary>
    public static async Task<IQueryable<InterestCopy>> OutsideInterestsAsync(this ModuleDbContext db, Caller caller, CancellationToken stop)
    {
        var outside = await db.WithPredecessorsAsync([.. caller.BelongsTo.Where(o => !caller.SpeaksFor(o))], stop);
        return db.Set<InterestCopy>().AsNoTracking().Where(i => !i.IsOver && outside.Contains(i.Supplier));
    }

    /// <summary>Whether an organisation, or one that it carries on for, holds or seeks a place on a framework agreement.</summary>
    public static async Task<bool> HoldsOrSeeksAsync(this ModuleDbContext db, OrganisationId organisation, FrameworkId framework, CancellationToken stop)
    {
        var own = await db.WithPredecessorsAsync([organisation], stop);
        return await db.Set<InterestCopy>().AnyAsync(i => !i.IsOver && i.FrameworkId == framework && own.Contains(i.Supplier), stop);
    }
}
