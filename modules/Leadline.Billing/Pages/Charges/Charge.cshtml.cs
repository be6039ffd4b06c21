using Leadline.Billing.Invoices;
using Leadline.Billing.Ledger;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Pages.Charges;

/// <summary>One invoice for the management charge, what it was computed from, and what was paid for it.</summary>
[MayBeOpenedBy(ReadInvoices.Readers)]
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

    /// <summary>Who owes it now, with the account it stands in; null where that account is not the reader's to see.</summary>
    public Crumb? Account { get; private set; }

    public IReadOnlyList<Payment> Payments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid invoice, CancellationToken stop)
    {
        var (id, reader, today) = (new InvoiceId(invoice), Caller.Known(User), clock.Today());
        if (await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, stop) is not { } found
            || !await db.MayReadAsync(reader, found, today, stop))
            return NotFound();
        (Invoice, State) = (found, StateShown.Of(found.PaidOn, found.DueOn, today));
        var names = await db.NamesAsync([found.Supplier, found.Debtor], stop);
        Supplier = names.GetValueOrDefault(found.Supplier, "");
        if (await db.MayReadAccountAsync(reader, found.FrameworkId, found.Debtor, today, stop))
            Account = new Crumb($"/charges/accounts/{found.FrameworkId.Value}/{found.Debtor.Value}", names.GetValueOrDefault(found.Debtor, ""));
        Framework = (await db.FrameworkAsync<FrameworkTerms>(found.FrameworkId, found.Month.Last, stop))?.Terms;
        Return = await db.Returns.Where(r => r.FrameworkId == found.FrameworkId && r.Supplier == found.Supplier && r.Month == found.Month)
            .Select(r => new Reported(r.NetTotal, r.Rate)).FirstOrDefaultAsync(stop);
        Payments = await db.Payments.AsNoTracking().Where(p => p.FrameworkId == found.FrameworkId && p.InvoiceId == id)
            .OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Id).Take(MostPayments).ToListAsync(stop);
        return Page();
    }
}
