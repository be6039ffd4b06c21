using Leadline.CallOff.Copies;
using Leadline.CallOff.Quotes;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>The quote of the reader's organisation for one direct award, once it is awarded: how it came about and how it fared.</summary>
[MayBeOpenedBy(Role.BidManager)]
internal sealed class OwnQuoteModel(CallOffDbContext db) : PageModel
{
    public ReadOwnQuotes.OwnQuoteView Shown { get; private set; } = null!;

    public string Buyer { get; private set; } = "";

    /// <summary>The terms that the award stands on.</summary>
    public FrameworkTerms? Framework { get; private set; }

    public string LineTitle => Framework?.Lots.FirstOrDefault(l => l.Number == Shown.Quote.LotNumber)?.ServiceLines
        .FirstOrDefault(l => l.Code == Shown.Quote.ServiceLine)?.Title ?? Shown.Quote.ServiceLine;

    /// <summary>The price book that it was made with.</summary>
    public PriceBookCopy? Book { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await db.OwnQuoteAsync(id, Caller.Known(User).OwnOrganisation, stop) is not { } shown)
            return NotFound();
        Shown = shown;
        Buyer = (await db.NamesAsync([shown.Quote.Buyer], stop)).GetValueOrDefault(shown.Quote.Buyer, "");
        Framework = await db.TermsAsync<FrameworkTerms>(shown.Quote.FrameworkId, shown.FrameworkVersion, stop);
        if (shown.Means is { } means)
            Book = await db.PriceBooks.AsNoTracking().FirstOrDefaultAsync(b => b.Id == means.PriceBookId, stop);
        return Page();
    }
}
