using Leadline.Billing.Invoices;
using Leadline.Billing.Ledger;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Pages.Charges;

internal static class InvoicesOwed
{
    /// <summary>The invoices in the accounts that the reader may open: a supplier its own, an authority all under its agreements.</summary>
    internal static async Task<IQueryable<Invoice>> InvoicesSeenByAsync(this BillingDbContext db, Caller reader, CancellationToken stop)
    {
        var run = await db.ChargesSeenAsync(reader, stop);
        var (sells, own) = (reader.Is(Role.SupplierFinance), reader.OwnOrganisation);
        return db.Invoices.AsNoTracking().Where(i =>
            run.Contains(i.FrameworkId) || (sells && (i.Successor == own || (i.Successor == null && i.Supplier == own))));
    }

    /// <summary>Those in one supplier's account: what it owes or has paid, also in a predecessor's place.</summary>
    internal static IQueryable<Invoice> OwedBy(this IQueryable<Invoice> invoices, OrganisationId debtor) =>
        invoices.Where(i => i.Successor == debtor || (i.Successor == null && i.Supplier == debtor));
}
