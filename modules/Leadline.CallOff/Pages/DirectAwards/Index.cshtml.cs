using Leadline.CallOff.DirectAwards;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>The direct awards that the reader sees, the newest first.</summary>
[MayBeOpenedBy(DirectAwardSight.Readers, OnCallOffs = true)]
internal sealed class IndexModel(CallOffDbContext db) : PageModel
{
    public IReadOnlyList<DirectAwardRow> Rows { get; private set; } = [];

    /// <summary>Whether the reader may prepare one.</summary>
    public bool MayPrepare { get; private set; }

    /// <summary>Whether the reader may read what its organisation quoted.</summary>
    public bool MayReadOwnQuotes { get; private set; }

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var reader = Caller.Known(User);
        var sight = await DirectAwardSight.OfAsync(reader, db, stop);
        var rows = await DirectAwardRow.ReadAsync(sight.Among(db.DirectAwards.AsNoTracking()).OnPageNewestFirst(a => a.Id, page), sight, db, stop);
        var shown = page.Of(rows, r => r.Id);
        (Rows, After, Next, MayPrepare) = (shown.Items, after, shown.Next, reader.Is(Role.ProcurementLead));
        MayReadOwnQuotes = reader.Is(Role.BidManager);
        return Page();
    }
}
