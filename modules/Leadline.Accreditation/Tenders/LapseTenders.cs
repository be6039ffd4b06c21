using Leadline.Accreditation.Contracts;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Tenders;

/// <summary>Takes no more tenders for an agreement whose tender the authority withdraws, lets those lapse that wait, and the places that were given by it come to nothing.</summary>
internal sealed class LapseTenders(AccreditationDbContext db, TimeProvider clock) : IHandle<FrameworkTenderingWithdrawn>
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

        var since = await db.Tenders.Where(t => t.FrameworkId == message.FrameworkId && t.DecidedAt > message.At).Select(t => new { t.LotNumber, t.Supplier }).ToListAsync(stop);
        foreach (var place in await db.Places.Where(p => p.FrameworkId == message.FrameworkId && p.To == null).ToListAsync(stop))
        {
            if (since.Exists(t => t.LotNumber == place.LotNumber && t.Supplier == place.Supplier))
                continue; // by another tender, after this one
            db.Announce(place.ComeToNothing(clock.Today()));
            db.Record(Caller.Platform, "end-place", place.Id.Value, $"The tender for lot {place.LotNumber} was withdrawn: no place comes of it.");
        }
    }
}
