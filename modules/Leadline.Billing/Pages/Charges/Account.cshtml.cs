using Leadline.Billing.Invoices;
using Leadline.Billing.Ledger;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Pages.Charges;

/// <summary>A supplier's account under one framework agreement: its invoices, the newest first, and what it owes by the ledger.</summary>
[MayBeOpenedBy(ReadInvoices.Readers)]
internal sealed class AccountModel(BillingDbContext db, TimeProvider clock) : PageModel
{
    public Guid FrameworkId { get; private set; }

    public FrameworkTerms Framework { get; private set; } = null!;

    public string Supplier { get; private set; } = "";

    public Money Balance { get; private set; }

    public IReadOnlyList<Invoice> Invoices { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid framework, Guid supplier, Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var (frameworkId, supplierId) = (new FrameworkId(framework), new OrganisationId(supplier));
        if (!await db.MayReadAccountAsync(Caller.Known(User), frameworkId, supplierId, clock.Today(), stop))
            return NotFound();
        var invoices = db.Invoices.AsNoTracking().Where(i => i.FrameworkId == frameworkId).OwedBy(supplierId);
        if (await db.FrameworkAsync<FrameworkTerms>(frameworkId, clock.Today(), stop) is not { } known || !await invoices.AnyAsync(stop))
            return NotFound();
        var shown = page.Of(await invoices.OnPageNewestFirst(i => i.Id, page).ToListAsync(stop), i => i.Id.Value);
        Supplier = (await db.NamesAsync([supplierId], stop)).GetValueOrDefault(supplierId, "");
        Balance = await db.OwedAsync(frameworkId, supplierId, stop);
        (FrameworkId, Framework, Invoices, After, Next) = (framework, known.Terms, shown.Items, after, shown.Next);
        return Page();
    }

    public StateShown StateOf(Invoice invoice) => StateShown.Of(invoice.PaidOn, invoice.DueOn, clock.Today());
}
