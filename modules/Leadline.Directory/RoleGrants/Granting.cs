using Leadline.Directory.Credentials;
using Leadline.Directory.EmailDomains;
using Leadline.Directory.Organisations;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.RoleGrants;

/// <summary>Giving roles: the rules that hold however it comes to it.</summary>
internal static class Granting
{
    /// <summary>Why an organisation can't have somebody in such roles, if it can't.</summary>
    internal static Refusal? RefuseRoles(Caller caller, Organisation organisation, Role roles, string pointer) =>
        roles.HasFlag(Role.Operator) && !caller.Is(Role.Operator)
            ? new Refusal("operator-not-yours", "Only the operator of the installation makes another person its operator.", pointer)
            : roles.HasFlag(Role.Operator) && organisation.Kind != OrganisationKinds.Authority
                ? new Refusal("role-not-for-kind", $"An operator belongs to a framework authority; this organisation is of kind {organisation.Kind}.", pointer)
                : Scopes.Refuse(organisation.Kind, roles, pointer);

    /// <summary>
    /// Why a person can't be given roles in an organisation by this caller, if it can't. Nobody gives roles to itself: else a request of one's
    /// own that was refused would be granted all the same. And nobody is made part of an organisation from outside: whose a person is decides
    /// for whom it may act. Who holds no role yet is of the organisation whose verified domain its address is at.
    /// </summary>
    internal static async Task<Refusal?> RefusePersonAsync(
        this DirectoryDbContext db, Caller caller, Person person, OrganisationId organisation, DateTimeOffset now, CancellationToken stop)
    {
        if (caller.Holder() == person.Id)
            return new Refusal("own-roles", "Nobody gives roles to itself. Another administrator of the organisation does, or the operator of the installation.");
        return !caller.Is(Role.Operator) && await db.WorksElsewhereAsync(person, organisation, now, stop)
            ? new Refusal("person-elsewhere",
                "Whoever has this address works for another organisation. Give it a delegation, which it need not take; only the operator of the installation makes somebody belong to two organisations.",
                "/email")
            : null;
    }

    private static async Task<bool> WorksElsewhereAsync(this DirectoryDbContext db, Person person, OrganisationId organisation, DateTimeOffset now, CancellationToken stop)
    {
        var places = await db.RoleGrants.Where(g => g.Person == person.Id && (g.Until == null || g.Until > now) && (g.EndedAt == null || g.EndedAt > now))
            .Select(g => g.Organisation).Distinct().ToListAsync(stop);
        if (places.Contains(organisation))
            return false;
        var owner = await db.OwnerOfDomainAsync(EmailAddress.DomainOf(person.Email), now, stop);
        return owner != organisation && (places.Count > 0 || owner is not null);
    }

    /// <summary>Only what a buyer does is done on one call-off.</summary>
    internal static Fault? CallOffFault(Role roles, CallOffId? callOff) => callOff is not null && (roles & ~Roles.Buyer) != Role.None
        ? new Fault("/callOff", "role-not-on-call-off", $"On one call-off alone a person holds a buyer's roles: {Roles.Buyer.Text()}.")
        : null;

    /// <summary>Adds the grants of those roles that the person does not hold already; part of the open transaction.</summary>
    /// <returns>What was added.</returns>
    internal static async Task<IReadOnlyList<RoleGrant>> GrantAsync(
        this DirectoryDbContext db, PersonId person, OrganisationId organisation, Role roles, CallOffId? callOff, DateTimeOffset? until, DateTimeOffset now,
        CancellationToken stop)
    {
        await db.TakeTurnsAsync($"roles:{person.Value}", stop);
        var held = await db.RoleGrants.Where(g => g.Person == person && g.Organisation == organisation && g.CallOff == callOff && g.EndedAt == null).ToListAsync(stop);
        var added = Enum.GetValues<Role>().Where(r => r != Role.None && roles.HasFlag(r))
            .Where(r => !held.Exists(g => g.Role == r && g.HoldsAt(now) && (g.Until is null || g.Until >= until)))
            .Select(r => new RoleGrant(RoleGrantId.New(), person, organisation, r, callOff, now, until)).ToList();
        db.AddRange(added);
        return added;
    }

    /// <summary>The names of roles, for the record and for people.</summary>
    internal static string Text(this Role roles) => string.Join(", ", roles.Names());
}
