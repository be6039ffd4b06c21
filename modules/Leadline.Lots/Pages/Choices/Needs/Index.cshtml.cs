using Leadline.Lots.Choices;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.Needs;

/// <summary>The reader's needs, the newest first; for an auditor those that name a framework agreement of its authority.</summary>
[MayBeOpenedBy(ReadNeeds.Readers)]
internal sealed class IndexModel(LotsDbContext db) : PageModel
{
    public IReadOnlyList<Need> Rows { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, string> Buyers { get; private set; } = new Dictionary<OrganisationId, string>();

    /// <summary>The choice taken last for each need that has one.</summary>
    public IReadOnlyDictionary<NeedId, ChoiceKind> Taken { get; private set; } = new Dictionary<NeedId, ChoiceKind>();

    public bool MayState => this.Reader.Is(Role.ProcurementLead);

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var shown = page.Of(await (await ReadNeeds.SeenAsync(db, this.Reader, stop)).OnPageNewestFirst(n => n.Id, page).ToListAsync(stop), n => n.Id.Value);
        (Rows, After, Next) = (shown.Items, after, shown.Next);
        var ids = Rows.Select(n => n.Id).ToList();
        var records = await db.ChoiceRecords.AsNoTracking().Where(r => ids.Contains(r.NeedId)).Select(r => new { r.Id, r.NeedId, r.Kind }).ToListAsync(stop);
        Taken = records.GroupBy(r => r.NeedId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Id.Value)!.Kind);
        Buyers = await db.NamesAsync(Rows.Select(n => n.Buyer), stop);
        return Page();
    }
}
