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

/// <summary>One supplier and its places. What it owes is between it and the authority, and not shown.</summary>
[MayBeOpenedByAnybody("the approved list is public")]
internal sealed class SupplierModel(AccreditationDbContext db, TimeProvider clock) : PageModel
{
    /// <summary>A place, with the lot's and the lines' names as they stand today.</summary>
    internal sealed record Row(Guid FrameworkId, string Framework, string LotNumber, string? Lot, DateOnly From, IReadOnlyList<Line> Lines);

    internal sealed record Line(string Title, DateOnly From);

    public OrganisationCopy Supplier { get; private set; } = null!;

    public IReadOnlyList<Row> Places { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var supplier = new OrganisationId(id);
        var known = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == supplier, stop);
        if (known is null || !await db.Places.AnyAsync(p => p.Supplier == supplier, stop))
            return NotFound();
        var places = page.Of(await db.Places.AsNoTracking().Where(p => p.Supplier == supplier).PageAsync(p => p.Id, page, stop), p => p.Id.Value);
        var frameworks = await db.FrameworksAsync<FrameworkTerms>(places.Items.Select(p => p.FrameworkId), clock.Today(), stop);
        Places = [.. places.Items.Select(p => Shown(p, frameworks.GetValueOrDefault(p.FrameworkId)?.Terms))];
        (Supplier, After, Next) = (known, after, places.Next);
        return Page();
    }

    private static Row Shown(Accreditation.Places.Place place, FrameworkTerms? framework)
    {
        var lot = framework?.Lots.FirstOrDefault(l => l.Number == place.LotNumber);
        return new Row(place.FrameworkId.Value, framework?.Title ?? "", place.LotNumber, lot?.Title, place.From,
            [.. place.Lines.Select(l => new Line(lot?.ServiceLines.FirstOrDefault(t => t.Code == l.Code)?.Title ?? l.Code, l.From))]);
    }
}
