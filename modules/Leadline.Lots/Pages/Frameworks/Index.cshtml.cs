using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Frameworks;

/// <summary>Every framework agreement.</summary>
[MayBeOpenedByAnybody("what is published of a framework agreement is public")]
internal sealed class IndexModel(LotsDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<FrameworkRow> Rows { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    /// <summary>Whether the reader writes agreements, and is shown the way to drafts and proposals.</summary>
    public bool IsCategoryManager => Caller.Of(HttpContext)?.Is(Role.CategoryManager) == true;

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var rows = page.Of(await FrameworkRow.ReadAsync(db.Frameworks.OnPage(f => f.Id, page), db, clock.Today(), stop), r => r.Id);
        (Rows, After, Next) = (rows.Items, after, rows.Next);
        return Page();
    }
}
