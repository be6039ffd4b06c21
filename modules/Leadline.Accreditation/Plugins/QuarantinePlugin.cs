using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins;

/// <summary>
/// Puts a version that fails again and again into quarantine: nothing new asks it until the authority lifts that or takes it out of use. What has
/// fixed it already goes on asking it, since versions don't change inside a live event.
/// </summary>
internal sealed class QuarantinePlugin(AccreditationDbContext db, TimeProvider clock) : IHandle<PluginFailedRepeatedly>
{
    // Neither how often nor how: that may be of events of which the publisher, who reads this, must not know yet.
    private const string Reason = "It failed too often. Its reports say how, those for an event once that is awarded.";

    public async Task Handle(PluginFailedRepeatedly message, CancellationToken stop)
    {
        var id = new PluginVersionId(message.VersionId);
        if (await db.PluginVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, stop) is not { } seen)
            return;
        await db.TakeTurnsAsync($"plugin:{seen.Plugin}", stop); // what the authority decides at the same moment comes before or after
        var version = await db.PluginVersions.SingleAsync(v => v.Id == id, stop);
        if (!version.Quarantine(message.Revision, Reason, clock.GetUtcNow()))
            return; // told twice, or decided on since
        db.Record(Caller.Platform, "quarantine-plugin", message.VersionId, $"{version.Plugin} {version.Number}, {version.Hash}", Reason);
        await db.TellAsync([version], stop);
    }
}
