using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;

namespace Leadline.Lots.Copies;

/// <summary>Knows who holds or seeks a place on which framework agreement.</summary>
internal sealed class FollowInterests(LotsDbContext db) : IHandle<PlaceGranted>, IHandle<TenderSubmitted>, IHandle<TenderDecided>
{
    public async Task Handle(PlaceGranted message, CancellationToken stop) =>
        (await db.InterestAsync(message.PlaceId.Value, message.FrameworkId, message.LotNumber, message.Supplier, stop))
            .Follow(isOver: message.ServiceLines.Count == 0, message.Version);

    public async Task Handle(TenderSubmitted message, CancellationToken stop) =>
        (await db.InterestAsync(message.TenderId, message.FrameworkId, message.LotNumber, message.Supplier, stop)).Follow(isOver: false, told: 1);

    public async Task Handle(TenderDecided message, CancellationToken stop) =>
        (await db.InterestAsync(message.TenderId, message.FrameworkId, message.LotNumber, message.Supplier, stop)).Follow(isOver: true, told: 2);
}
