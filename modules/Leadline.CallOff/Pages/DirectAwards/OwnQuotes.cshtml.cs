using Leadline.CallOff.Quotes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>What the reader's organisation quoted in direct awards that are awarded, the newest first.</summary>
[MayBeOpenedBy(Role.BidManager)]
internal sealed class OwnQuotesModel(CallOffDbContext db) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> _names = null!;

    public IReadOnlyList<ReadOwnQuotes.OwnQuoteSummary> Rows { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public string BuyerOf(ReadOwnQuotes.OwnQuoteSummary row) => _names.GetValueOrDefault(row.Buyer, "");

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var own = Caller.Known(User).OwnOrganisation;
        var awards = await db.AwardedAfterQuoteOf(own).OnPageNewestFirst(a => a.Id, page).ToListAsync(stop);
        var shown = page.Of([.. (await db.OwnQuotesAsync(awards, own, stop)).Select(ReadOwnQuotes.OwnQuoteSummary.Of)], q => q.DirectAwardId.Value);
        _names = await db.NamesAsync(shown.Items.Select(q => q.Buyer), stop);
        (Rows, After, Next) = (shown.Items, after, shown.Next);
        return Page();
    }
}
