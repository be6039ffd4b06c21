using Leadline.Lots.Drafts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Drafts;

/// <summary>The authority's own drafts of framework documents, the newest first.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class IndexModel(LotsDbContext db) : PageModel
{
    public IReadOnlyList<FrameworkDraftRow> Rows { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public Caller Reader => Caller.Of(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var rows = page.Of(await (await db.OwnDraftsAsync(Reader, stop)).OnPageNewestFirst(d => d.Id, page).ToListAsync(stop), d => d.Id.Value);
        (Rows, After, Next) = ([.. rows.Items.Select(FrameworkDraftRow.Of)], after, rows.Next);
        return Page();
    }
}
