using Leadline.CallOff.Contracts;
using Leadline.Modularity.Messages;
using Leadline.Plugins.Runtime.Approved;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>
/// Lets authors read how their plugins failed for an event, now that its award is made: while the buyer can still give it up and ask again, what
/// was required and what others were asked must not reach those who would quote anew.
/// </summary>
internal sealed class FollowAwards(PluginsDbContext db) : IHandle<CallOffAwarded>
{
    public async Task Handle(CallOffAwarded message, CancellationToken stop)
    {
        if (await db.OpenedEvents.FindAsync([message.CallOffId.Value], stop) is null)
            db.Add(new OpenedEvent(message.CallOffId.Value));
    }
}
