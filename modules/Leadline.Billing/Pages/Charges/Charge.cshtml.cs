using Leadline.Billing.Invoices;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Pages.Charges;

/// <summary>One invoice for the management charge, what it was computed from, and what was paid for it.</summary>
internal sealed class ChargeModel(BillingDbContext db, TimeProvider clock) : PageModel
{
    private const int MostPayments = 100;

    /// <summary>The return that the charge was taken of.</summary>
    internal sealed record Reported(Money Net, BasisPoints Rate);

    public Invoice Invoice { get; private set; } = null!;

    public StateShown State { get; private set; } = null!;

    public string Supplier { get; private set; } = "";

    public FrameworkTerms? Framework { get; private set; }

    public Reported? Return { get; private set; }

    public IReadOnlyList<Payment> Payments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid invoice, CancellationToken stop)
    {
        var id = new InvoiceId(invoice);
        if (await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, stop) is not { } found)
            return NotFound();
        (Invoice, State) = (found, StateShown.Of(found.PaidOn, found.DueOn, clock.Today()));
        Supplier = (await db.NamesAsync([found.Supplier], stop)).GetValueOrDefault(found.Supplier, "");
        Framework = (await db.FrameworkAsync<FrameworkTerms>(found.FrameworkId, found.Month.Last, stop))?.Terms;
        Return = await db.Returns.Where(r => r.FrameworkId == found.FrameworkId && r.Supplier == found.Supplier && r.Month == found.Month)
            .Select(r => new Reported(r.NetTotal, r.Rate)).FirstOrDefaultAsync(stop);
        Payments = await db.Payments.AsNoTracking().Where(p => p.FrameworkId == found.FrameworkId && p.InvoiceId == id)
            .OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Id).Take(MostPayments).ToListAsync(stop);
        return Page();
    }
}
