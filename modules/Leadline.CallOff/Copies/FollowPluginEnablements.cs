using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.CallOff.Copies;

internal sealed class FollowPluginEnablements(CallOffDbContext db) : IHandle<PluginEnablementChanged>
{
    public async Task Handle(PluginEnablementChanged message, CancellationToken stop)
    {
        if (await db.PluginEnablements.FindAsync([message.EnablementId], stop) is not { } known)
            db.Add(known = new PluginEnablementCopy(message.EnablementId));
        known.Follow(message);
    }
}
