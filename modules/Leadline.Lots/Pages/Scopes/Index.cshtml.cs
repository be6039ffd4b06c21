using Leadline.Lots.Scopes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Scopes;

/// <summary>What has been published for comment, the newest first.</summary>
[MayBeOpenedByAnybody("a draft scope is published for everybody to comment on")]
internal sealed class IndexModel(LotsDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DraftScopeRow> Rows { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var rows = page.Of(await db.Scopes.AsNoTracking().OnPageNewestFirst(s => s.Id, page).ToListAsync(stop), s => s.Id.Value);
        (Rows, Today, After, Next) = ([.. rows.Items.Select(DraftScopeRow.Of)], clock.Today(), after, rows.Next);
        return Page();
    }
}
