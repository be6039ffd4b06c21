using Leadline.CallOff.Contracts;
using Leadline.Modularity.Messages;
using Leadline.Plugins.Runtime.Approved;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>Lets authors read what their plugins printed for an event, now that its quotes are open.</summary>
internal sealed class FollowOpenedQuotes(PluginsDbContext db) : IHandle<QuotesOpened>
{
    public async Task Handle(QuotesOpened message, CancellationToken stop)
    {
        if (await db.OpenedEvents.FindAsync([message.CallOffId.Value], stop) is null)
            db.Add(new OpenedEvent(message.CallOffId.Value));
    }
}
