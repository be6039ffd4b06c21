using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.CallOff.Copies;

internal sealed class FollowPriceBooks(CallOffDbContext db) : IHandle<PriceBookAccepted>
{
    public async Task Handle(PriceBookAccepted message, CancellationToken stop)
    {
        if (await db.PriceBooks.FindAsync([message.PriceBookId], stop) is null)
            db.Add(PriceBookCopy.Of(message));
    }
}
