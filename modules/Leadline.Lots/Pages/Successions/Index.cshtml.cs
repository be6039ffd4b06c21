using Leadline.Lots.Pages.Frameworks;
using Leadline.Lots.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Successions;

/// <summary>The framework agreements that the reader's authority offers to another, or is offered.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class IndexModel(LotsDbContext db) : PageModel
{
    private Dictionary<OrganisationReference, string> _names = [];

    public IReadOnlyList<FrameworkSuccessionView> Rows { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public string NameOf(OrganisationReference authority) => _names.GetValueOrDefault(authority, authority.ToString());

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var rows = page.Of(await db.OwnSuccessions(Caller.Known(User), null).OnPageNewestFirst(s => s.Id, page).ToListAsync(stop), s => s.Id.Value);
        (Rows, After, Next) = (await db.ViewsAsync(rows.Items, stop), after, rows.Next);
        _names = await db.AuthorityNamesAsync(Rows.SelectMany(r => new[] { r.Predecessor, r.Successor }), stop);
        return Page();
    }
}
