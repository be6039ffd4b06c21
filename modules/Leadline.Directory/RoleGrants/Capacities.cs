using Leadline.Directory.Delegations;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.RoleGrants;

/// <summary>What people may do at this instant: the one place that says.</summary>
internal sealed class Capacities(DirectoryDbContext db, TimeProvider clock)
{
    private sealed record Held(OrganisationId Organisation, string Reference, string Name, string Kind, DelegationId? Delegation, Role Roles, CallOffId? CallOff);

    /// <summary>
    /// All of a person's, those of its own first, by the organisations' names. A role counts while its organisation is open; a delegation
    /// only while the person still belongs to the organisation that it belonged to when it was given, or to one that followed it.
    /// </summary>
    public async Task<IReadOnlyList<Capacity>> OfAsync(PersonId person, CancellationToken stop)
    {
        var own = await GrantedAsync(person, stop);
        return own.Count == 0 ? [] : [.. Gather(own), .. Gather(await DelegatedAsync(person, [.. own.Select(o => o.Organisation)], stop))];
    }

    private async Task<List<Held>> GrantedAsync(PersonId person, CancellationToken stop)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var rows = await db.RoleGrants.AsNoTracking()
            .Where(g => g.Person == person && g.From <= now && (g.Until == null || g.Until > now) && (g.EndedAt == null || g.EndedAt > now))
            .Join(db.Organisations.Where(o => o.OpenFrom <= today && (o.OpenTo == null || o.OpenTo >= today)), g => g.Organisation, o => o.Id,
                (g, o) => new { o.Id, o.Reference, o.Name, o.Kind, g.Role, g.CallOff }).ToListAsync(stop);
        return [.. rows.Select(r => new Held(r.Id, r.Reference.ToString(), r.Name, r.Kind, null, r.Role, r.CallOff))];
    }

    private async Task<List<Held>> DelegatedAsync(PersonId person, IReadOnlyCollection<OrganisationId> own, CancellationToken stop)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var rows = await db.Delegations.AsNoTracking()
            .Where(d => d.Person == person && d.From <= now && d.Until > now && (d.EndedAt == null || d.EndedAt > now))
            .Join(db.Organisations.Where(o => o.OpenFrom <= today && (o.OpenTo == null || o.OpenTo >= today)), d => d.Organisation, o => o.Id,
                (d, o) => new { o.Id, o.Reference, o.Name, o.Kind, Delegation = d.Id, d.Roles, d.CallOff,
                    Stands = d.DelegateOf == null || own.Contains(d.DelegateOf.Value)
                        || db.Organisations.Any(former => former.Id == d.DelegateOf && former.Successors.Any(s => own.Contains(s.Successor))) }).ToListAsync(stop);
        return [.. rows.Where(r => r.Stands).Select(r => new Held(r.Id, r.Reference.ToString(), r.Name, r.Kind, r.Delegation, r.Roles, r.CallOff))];
    }

    private static IEnumerable<Capacity> Gather(List<Held> held) =>
        from one in held
        group one by (one.Organisation, one.Delegation) into all
        orderby all.First().Name, all.Key.Organisation.Value
        select new Capacity(all.Key.Organisation, all.First().Reference, all.First().Name, all.First().Kind, all.Key.Delegation,
            Sum(all.Where(h => h.CallOff is null)),
            all.Where(h => h.CallOff is not null).GroupBy(h => h.CallOff!.Value).ToDictionary(g => g.Key, Sum));

    private static Role Sum(IEnumerable<Held> held) => held.Aggregate(Role.None, (all, h) => all | h.Roles);
}
