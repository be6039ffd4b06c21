using Leadline.Lots.HelpRequests;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.Help;

/// <summary>The requests for help that the reader has asked or is asked, the newest first; late ones can be shown alone.</summary>
[MayBeOpenedBy(ReadHelpRequests.Readers)]
internal sealed class IndexModel(LotsDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<HelpRequest> Rows { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, string> Buyers { get; private set; } = new Dictionary<OrganisationId, string>();

    public IReadOnlyList<NamedFramework> Frameworks { get; private set; } = [];

    public DateOnly Today { get; private set; }

    /// <summary>How many of all that the reader sees are late.</summary>
    public int Overdue { get; private set; }

    public bool ShowsOverdue { get; private set; }

    public bool MayAsk => this.Reader.Is(Role.ProcurementLead);

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, bool? overdue, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        (Today, ShowsOverdue) = (clock.Today(), overdue == true);
        var seen = (await ReadHelpRequests.SeenAsync(db, this.Reader, ShowsOverdue, Today, stop)).AsNoTracking();
        var shown = page.Of(await seen.OnPageNewestFirst(r => r.Id, page).ToListAsync(stop), r => r.Id.Value);
        (Rows, After, Next) = (shown.Items, after, shown.Next);
        Overdue = await (await ReadHelpRequests.SeenAsync(db, this.Reader, overdue: true, Today, stop)).CountAsync(stop);
        Buyers = await db.NamesAsync(Rows.Select(r => r.Buyer), stop);
        Frameworks = await db.NamedFrameworksAsync(stop);
        return Page();
    }
}
