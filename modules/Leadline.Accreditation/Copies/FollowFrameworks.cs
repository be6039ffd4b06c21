using Leadline.Accreditation.Variations;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;

namespace Leadline.Accreditation.Copies;

internal sealed class FollowFrameworks(AccreditationDbContext db)
    : IHandle<FrameworkPublished>, IHandle<FrameworkOpenedToTenders>, IHandle<FrameworkEvaluationBegan>,
        IHandle<FrameworkWentLive>, IHandle<FrameworkClosed>, IHandle<FrameworkReopened>, IHandle<FrameworkEnded>
{
    public async Task Handle(FrameworkPublished message, CancellationToken stop)
    {
        await db.OfferAsync(message, stop);
        await db.KeepAsync(message.FrameworkId, message.Version, message.EffectiveFrom, message.Terms, message.BindsAs, stop);
    }

    public async Task Handle(FrameworkOpenedToTenders message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).Opened(message.At);

    public async Task Handle(FrameworkEvaluationBegan message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).StoppedTendering(message.At);

    public async Task Handle(FrameworkWentLive message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).WentLive(message.At);

    public async Task Handle(FrameworkClosed message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).Closed(message.At);

    public async Task Handle(FrameworkReopened message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).Reopened(message.At);

    // What has ended takes no new call-offs either, whether or not it was closed before.
    public async Task Handle(FrameworkEnded message, CancellationToken stop) =>
        (await db.StageAsync(message.FrameworkId, stop)).Closed(message.At);
}
