using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.CallOff.Copies;

internal sealed class FollowPlaces(CallOffDbContext db) : IHandle<PlaceGranted>
{
    public async Task Handle(PlaceGranted message, CancellationToken stop)
    {
        var place = await db.Places.FindAsync([message.PlaceId], stop);
        if (place is null)
            db.Add(place = new PlaceCopy(message.PlaceId, message.FrameworkId, message.LotNumber, message.Supplier));
        place.Follow(message);
    }
}
