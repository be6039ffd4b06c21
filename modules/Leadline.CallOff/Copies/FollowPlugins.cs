using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.CallOff.Copies;

internal sealed class FollowPlugins(CallOffDbContext db) : IHandle<PluginStandingChanged>
{
    public async Task Handle(PluginStandingChanged message, CancellationToken stop)
    {
        foreach (var standing in message.Standings)
        {
            if (await db.Plugins.FindAsync([standing.VersionId], stop) is not { } known)
                db.Add(known = new PluginCopy(standing.VersionId));
            known.Follow(standing);
        }
    }
}
