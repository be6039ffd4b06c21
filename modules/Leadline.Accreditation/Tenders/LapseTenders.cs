using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Tenders;

/// <summary>Lets the tenders lapse that wait when an authority withdraws its tender for an agreement.</summary>
internal sealed class LapseTenders(AccreditationDbContext db) : IHandle<FrameworkTenderingWithdrawn>
{
    public async Task Handle(FrameworkTenderingWithdrawn message, CancellationToken stop)
    {
        // One that came in before this module had heard, but after the withdrawal, lapses too: unless the agreement is open again by now.
        var isOpenAgain = (await db.StageAsync(message.FrameworkId, stop)).OpenedToTendersAt > message.At;
        var waiting = await db.Tenders.Where(t => t.FrameworkId == message.FrameworkId && t.State == TenderState.Submitted).ToListAsync(stop);
        foreach (var tender in waiting.Where(t => !isOpenAgain || t.SubmittedAt <= message.At))
            tender.Lapse();
    }
}
