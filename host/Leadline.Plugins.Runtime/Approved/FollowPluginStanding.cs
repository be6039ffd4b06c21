using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.Plugins.Runtime.Approved;

internal sealed class FollowPluginStanding(PluginsDbContext db) : IHandle<PluginStandingChanged>
{
    public async Task Handle(PluginStandingChanged message, CancellationToken stop)
    {
        foreach (var standing in message.Standings)
        {
            if (await db.Approved.FindAsync([standing.VersionId], stop) is not { } known)
                db.Add(known = new ApprovedPlugin(standing.VersionId));
            known.Follow(standing);
        }
    }
}
