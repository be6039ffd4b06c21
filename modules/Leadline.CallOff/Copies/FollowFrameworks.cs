using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;

namespace Leadline.CallOff.Copies;

internal sealed class FollowFrameworks(CallOffDbContext db)
    : IHandle<FrameworkPublished>, IHandle<FrameworkOpenedToTenders>, IHandle<FrameworkWentLive>, IHandle<FrameworkClosed>
{
    public Task Handle(FrameworkPublished message, CancellationToken stop) =>
        db.KeepAsync(message.FrameworkId, message.Version, message.EffectiveFrom, message.Terms, stop);

    public async Task Handle(FrameworkOpenedToTenders message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).OpenedToTendersAt = message.At;

    public async Task Handle(FrameworkWentLive message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).WentLiveAt = message.At;

    public async Task Handle(FrameworkClosed message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).ClosedAt = message.At;
}
