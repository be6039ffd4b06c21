using Leadline.Billing.Invoices;
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

/// <summary>What each supplier owes under each framework agreement, by supplier, as far as its accounts are the reader's to see.</summary>
[MayBeOpenedBy(ReadInvoices.Readers)]
internal sealed class IndexModel(BillingDbContext db, TimeProvider clock) : PageModel
{
    /// <summary>A supplier's account under one framework agreement.</summary>
    internal sealed record Row(Guid FrameworkId, string Framework, Guid SupplierId, string Supplier, int Invoices, int Overdue, Money Balance);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var invoices = await db.InvoicesSeenByAsync(Caller.Known(User), stop);
        var found = await db.Organisations.AsNoTracking()
            .Where(o => invoices.Any(i => i.Successor == o.Id || (i.Successor == null && i.Supplier == o.Id)))
            .PageByNameAsync(o => o.Name, o => o.Id, page, stop);
        var suppliers = page.Of(found, o => o.Id.Value);
        Rows = await AccountsAsync(invoices, suppliers.Items, stop);
        (After, Next) = (after, suppliers.Next);
        return Page();
    }

    private async Task<List<Row>> AccountsAsync(
        IQueryable<Invoice> invoices, IReadOnlyList<OrganisationCopy> suppliers, CancellationToken stop)
    {
        var today = clock.Today();
        var ids = suppliers.Select(o => o.Id).ToList();
        var accounts = await invoices.Select(i => new { Invoice = i, Debtor = i.Successor ?? i.Supplier }).Where(i => ids.Contains(i.Debtor))
            .GroupBy(i => new { i.Invoice.FrameworkId, i.Debtor }, i => i.Invoice)
            .Select(g => new
            {
                g.Key.FrameworkId, g.Key.Debtor, Invoices = g.Count(),
                Overdue = g.Count(i => i.PaidOn == null && i.DueOn < today),
                Balance = g.Sum(i => (long)(object)i.Net + (long)(object)i.Vat - (long)(object)i.Paid),
            }).ToListAsync(stop);
        var frameworks = await db.FrameworksAsync<FrameworkTerms>(accounts.Select(a => a.FrameworkId), today, stop);
        return
        [
            .. from supplier in suppliers
               from account in accounts.Where(a => a.Debtor == supplier.Id).OrderBy(a => a.FrameworkId.Value)
               let framework = frameworks.GetValueOrDefault(account.FrameworkId)?.Terms
               select new Row(account.FrameworkId.Value, framework?.Title ?? "", supplier.Id.Value, supplier.Name, account.Invoices, account.Overdue,
                   new Money(account.Balance)),
        ];
    }
}
