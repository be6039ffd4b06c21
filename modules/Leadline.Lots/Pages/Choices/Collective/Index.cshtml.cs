using Leadline.Lots.Collective;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.Collective;

/// <summary>The collective procurements to which the reader is invited, or that use its framework agreements; the newest first.</summary>
[MayBeOpenedBy(ReadCollectives.Readers)]
internal sealed class IndexModel(LotsDbContext db) : PageModel
{
    public IReadOnlyList<CollectiveProcurement> Rows { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, string> Leads { get; private set; } = new Dictionary<OrganisationId, string>();

    public bool MayOpen => this.Reader.Is(Role.ProcurementLead);

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var shown = page.Of(await (await ReadCollectives.SeenAsync(db, this.Reader, stop)).AsNoTracking().OnPageNewestFirst(c => c.Id, page).ToListAsync(stop), c => c.Id.Value);
        (Rows, After, Next) = (shown.Items, after, shown.Next);
        Leads = await db.NamesAsync(Rows.Select(c => c.Lead), stop);
        return Page();
    }
}
