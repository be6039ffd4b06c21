using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Invoices;

/// <summary>Announces each invoice whose due day has passed without full payment, once, in the order of due days.</summary>
internal sealed class AnnounceOverdue(BillingDbContext db, IDeadlineClock deadline) : IDueWork
{
    private const int Batch = 100;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var today = UkCalendar.DayOf(await deadline.NowAsync(db, stop));
        var due = await db.Invoices.Where(i => i.PaidOn == null && i.OverdueFrom == null && i.DueOn < today)
            .OrderBy(i => i.DueOn).ThenBy(i => i.Number).Take(Batch).ToListAsync(stop);
        foreach (var invoice in due)
        {
            if (invoice.FallDue(today) is not { } overdue)
                continue;
            db.Announce(overdue);
            db.Record(Caller.Platform, "announce-overdue", invoice.Id.Value, $"{invoice.Number}: {invoice.Outstanding}");
        }

        if (due.Count > 0)
            await db.SaveChangesAsync(stop);
        return due.Count;
    }
}
