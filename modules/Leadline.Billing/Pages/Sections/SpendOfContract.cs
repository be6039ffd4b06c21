using Leadline.Billing.Ledger;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Pages.Sections;

/// <summary>What the supplier reported as invoiced under a contract, month by month, the newest first: for those who may read the returns.</summary>
internal sealed class SpendOfContract(BillingDbContext db, TimeProvider clock) : IPageSection
{
    private const int Most = 60;

    internal sealed record MonthOfSpend(Month Month, Money Net);

    internal sealed record Shown(IReadOnlyList<MonthOfSpend> Months, Money Total, int Reported);

    public string Page => "contract";

    public int Order => 10;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop)
    {
        var id = new CallOffId(subject.Id);
        if (await db.ContractAccounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, stop) is not { } contract)
            return null; // signed a moment ago: the message has not arrived
        if (caller is null || !await db.MayReadAccountAsync(caller, contract.FrameworkId, contract.Supplier, clock.Today(), stop))
            return null;
        var lines = db.Returns.Where(r => r.FrameworkId == contract.FrameworkId && r.Supplier == contract.Supplier)
            .SelectMany(r => r.Lines.Where(l => l.CallOffId == id), (r, l) => new { r.Month, l.NetValue });
        var months = await lines.GroupBy(l => l.Month).Select(g => new { Month = g.Key, Pence = g.Sum(l => (long)(object)l.NetValue) })
            .OrderByDescending(m => m.Month).Take(Most).ToListAsync(stop);
        var total = await lines.SumAsync(l => (long)(object)l.NetValue, stop);
        var reported = await lines.Select(l => l.Month).Distinct().CountAsync(stop);
        return new SectionContent("/Pages/Sections/_SpendOfContract.cshtml",
            new Shown([.. months.Select(m => new MonthOfSpend(m.Month, new Money(m.Pence)))], new Money(total), reported));
    }
}
