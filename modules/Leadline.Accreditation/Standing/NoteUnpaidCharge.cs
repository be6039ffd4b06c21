using Leadline.Billing.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;

namespace Leadline.Accreditation.Standing;

internal sealed class NoteUnpaidCharge(AccreditationDbContext db) : IHandle<ManagementChargeOverdue>
{
    public async Task Handle(ManagementChargeOverdue message, CancellationToken stop)
    {
        var charge = await db.UnpaidCharges.FindAsync([message.InvoiceId], stop);
        if (charge is null)
            db.Add(charge = new UnpaidCharge(message.InvoiceId, message.FrameworkId, await db.InPlaceOfAsync(message.Supplier, stop)));
        (charge.Number, charge.Outstanding, charge.DueOn) = (message.Number, message.Outstanding, message.DueOn);
    }
}

internal sealed class ClearUnpaidCharge(AccreditationDbContext db) : IHandle<ManagementChargePaid>
{
    public async Task Handle(ManagementChargePaid message, CancellationToken stop)
    {
        var charge = await db.UnpaidCharges.FindAsync([message.InvoiceId], stop);
        if (charge is null)
            db.Add(charge = new UnpaidCharge(message.InvoiceId, message.FrameworkId, await db.InPlaceOfAsync(message.Supplier, stop)));
        charge.PaidOn = message.PaidOn;
    }
}
