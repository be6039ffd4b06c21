using Leadline.Billing.Invoices;
using Leadline.Billing.Pages.Charges;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Pages.Sections;

/// <summary>What the home page says of the charges that the reader owes, or is owed.</summary>
internal sealed class ChargesDue(BillingDbContext db, TimeProvider clock) : IPageSection
{
    internal sealed record Shown(int Unpaid, int Overdue, DateOnly? NextDue);

    public string Page => "home";

    public int Order => 40;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop)
    {
        if (caller?.Is(ReadInvoices.Readers) != true)
            return null;
        var today = clock.Today();
        var unpaid = (await db.InvoicesSeenByAsync(caller, stop)).Where(i => i.PaidOn == null);
        return new SectionContent("/Pages/Sections/_ChargesDue.cshtml", new Shown(
            await unpaid.CountAsync(stop),
            await unpaid.CountAsync(i => i.DueOn < today, stop),
            await unpaid.Where(i => i.DueOn >= today).MinAsync(i => (DateOnly?)i.DueOn, stop)));
    }
}
