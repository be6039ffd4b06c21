using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Pages.Sections;

/// <summary>What the home page says of charges.</summary>
internal sealed class ChargesDue(BillingDbContext db, TimeProvider clock) : IPageSection
{
    internal sealed record Shown(int Unpaid, int Overdue, DateOnly? NextDue);

    public string Page => "home";

    public int Order => 40;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, CancellationToken stop)
    {
        var today = clock.Today();
        var unpaid = db.Invoices.Where(i => i.PaidOn == null);
        return new SectionContent("/Pages/Sections/_ChargesDue.cshtml", new Shown(
            await unpaid.CountAsync(stop),
            await unpaid.CountAsync(i => i.DueOn < today, stop),
            await unpaid.Where(i => i.DueOn >= today).MinAsync(i => (DateOnly?)i.DueOn, stop)));
    }
}
