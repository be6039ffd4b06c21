using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.Plugins.Runtime.Approved;

internal sealed class FollowPluginStanding(PluginsDbContext db) : IHandle<PluginStandingChanged>
{
    public async Task Handle(PluginStandingChanged message, CancellationToken stop)
    {
        if (await db.Approved.FindAsync([message.Standing.VersionId], stop) is not { } known)
            db.Add(known = new ApprovedPlugin(message.Standing.VersionId));
        known.Follow(message.Standing);
    }
}
