using Leadline.Accreditation.Contracts;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Tenders;

/// <summary>Takes no more tenders for an agreement whose tender the authority withdraws, and lets those lapse that wait.</summary>
internal sealed class LapseTenders(AccreditationDbContext db) : IHandle<FrameworkTenderingWithdrawn>
{
    public async Task Handle(FrameworkTenderingWithdrawn message, CancellationToken stop)
    {
        await db.TakeTurnsAsync(SubmitTender.Turn(message.FrameworkId), stop); // a tender that is being handed in is seen here, or sees this
        var stage = await db.StageAsync(message.FrameworkId, stop);
        stage.StoppedTendering(message.At);

        // One that came in before this module had heard, but after the withdrawal, lapses too: unless the agreement is open again by now.
        var isOpenAgain = stage.OpenedToTendersAt > message.At;
        var waiting = await db.Tenders.Where(t => t.FrameworkId == message.FrameworkId && t.State == TenderState.Submitted).ToListAsync(stop);
        foreach (var tender in waiting.Where(t => !isOpenAgain || t.SubmittedAt <= message.At))
        {
            tender.Lapse();
            db.Announce(new TenderDecided(tender.Id.Value, tender.FrameworkId, tender.LotNumber, tender.Supplier)); // nobody seeks a place by it any more
        }
    }
}
