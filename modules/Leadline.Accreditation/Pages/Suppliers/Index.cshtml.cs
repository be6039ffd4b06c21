using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Suppliers;

/// <summary>The approved list: every supplier that holds a place, or those of one framework agreement or lot.</summary>
[MayBeOpenedByAnybody("the approved list is public")]
internal sealed class IndexModel(AccreditationDbContext db, TimeProvider clock) : PageModel
{
    /// <summary>A supplier and its places, each named by its framework agreement and lot.</summary>
    internal sealed record Row(OrganisationId Id, string Name, OrganisationReference Reference, IReadOnlyList<string> Places);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The framework agreement that the list is narrowed to; null for all.</summary>
    public FrameworkTerms? Framework { get; private set; }

    public Guid? FrameworkId { get; private set; }

    public LotTerms? Lot { get; private set; }

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? framework, string? lot, Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        if (!await NarrowAsync(framework, lot, stop))
            return NotFound();
        var places = db.Places.AsNoTracking().Narrowed(framework, lot);
        var found = await db.Organisations.AsNoTracking().Where(o => places.Any(p => p.Supplier == o.Id))
            .PageByNameAsync(o => o.Name, o => o.Id, page, stop);
        var suppliers = page.Of(found, o => o.Id.Value);
        var held = await PlacesOfAsync(places, [.. suppliers.Items.Select(o => o.Id)], stop);
        Rows = [.. suppliers.Items.Select(o => new Row(o.Id, o.Name, o.Reference, [.. held[o.Id].Order(StringComparer.Ordinal)]))];
        (After, Next) = (after, suppliers.Next);
        return Page();
    }

    private async Task<bool> NarrowAsync(Guid? framework, string? lot, CancellationToken stop)
    {
        if (framework is not { } id)
            return lot is null; // a lot is a part of a framework agreement
        FrameworkId = id;
        Framework = (await db.FrameworkAsync<FrameworkTerms>(new FrameworkId(id), clock.Today(), stop))?.Terms;
        Lot = Framework?.Lots.FirstOrDefault(l => l.Number == lot);
        return Framework is not null && (lot is null || Lot is not null);
    }

    private async Task<ILookup<OrganisationId, string>> PlacesOfAsync(
        IQueryable<Accreditation.Places.Place> places, List<OrganisationId> suppliers, CancellationToken stop)
    {
        var rows = await places.Where(p => suppliers.Contains(p.Supplier))
            .Select(p => new { p.Supplier, p.FrameworkId, p.LotNumber }).ToListAsync(stop);
        var frameworks = await db.FrameworksAsync<FrameworkTerms>(rows.Select(r => r.FrameworkId), clock.Today(), stop);
        return rows.ToLookup(r => r.Supplier, r => $"{frameworks.GetValueOrDefault(r.FrameworkId)?.Terms.Reference} {r.LotNumber}");
    }
}
