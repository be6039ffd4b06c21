using Leadline.Accreditation.Plugins;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Copies;

/// <summary>
/// Passes what is to be decided under a framework agreement on to the authority that runs it now: price books, plugins, and trust in keys. What was decided
/// stays. It goes by the versions in force and not by the order of messages, so a second copy, or an earlier succession told later, changes nothing.
/// </summary>
internal sealed class FollowFrameworkSuccession(AccreditationDbContext db, TimeProvider clock) : IHandle<FrameworkSucceeded>
{
    public async Task Handle(FrameworkSucceeded message, CancellationToken stop)
    {
        if (await db.TermsAsync<FrameworkTerms>(message.FrameworkId, message.Version, stop) is null)
            throw new InvalidOperationException($"Version {message.Version} of framework agreement {message.FrameworkId.Value} is not known here yet; its succession is taken once it is.");
        await db.TakeTurnsAsync(DecidingAuthority.Turn, stop); // what is being published is found here, or finds the successor
        var day = message.On > db.Today ? message.On : db.Today;
        var authorities = await db.AuthoritiesUntilAsync<FrameworkTerms>(message.FrameworkId, t => t.Authority, day, stop);
        var (now, before) = (authorities[0], authorities.Skip(1).ToList());

        // The trust first: what passes is signed by keys that the successor is to know.
        await CarryTrustAsync(message.From, message.To, stop);
        if (now != message.To)
            await CarryTrustAsync(message.To, now, stop);
        foreach (var book in await db.PriceBooks.Where(b => b.FrameworkId == message.FrameworkId && b.Authority != now).ToListAsync(stop))
            book.PassTo(now);
        await PassPluginsAsync(message.FrameworkId, before, now, day, stop);
    }

    private async Task CarryTrustAsync(OrganisationReference from, OrganisationReference to, CancellationToken stop)
    {
        await db.KeyTrusts.Where(t => t.Authority == from || t.Authority == to).LoadAsync(stop); // beside those that were carried just now
        foreach (var trust in db.KeyTrusts.Local.Where(t => t.Authority == from).ToList())
        {
            if (!db.KeyTrusts.Local.Any(t => t.Key == trust.Key && t.Authority == to))
                db.Add(trust.CarriedTo(to, clock.GetUtcNow()));
        }
    }

    // A version is decided on by one authority. One that is for several agreements passes with the last of them that its authority gives up: until then that
    // one runs an agreement it is for. One that is for no lots in particular passes when its authority runs no agreement any more.
    private async Task PassPluginsAsync(FrameworkId framework, IReadOnlyList<OrganisationReference> before, OrganisationReference now, DateOnly day, CancellationToken stop)
    {
        var known = await db.KnownFrameworksAsync(day, stop);
        var reference = known.Single(f => f.Id == framework).Terms.Reference;
        foreach (var version in await db.PluginVersions.Where(v => before.Contains(v.Authority)).ToListAsync(stop))
        {
            var lots = version.Declared.Lots;
            var concerned = known.Where(f => lots.Count == 0 || lots.Any(l => l.Framework == f.Terms.Reference));
            if ((lots.Count == 0 || lots.Any(l => l.Framework == reference)) && concerned.All(f => f.Terms.Authority != version.Authority))
                version.PassTo(now);
        }
    }
}
