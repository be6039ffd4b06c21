using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Credentials;

/// <summary>
/// What is left of a program when the person who was given its secret goes: nothing, until somebody else is given a new one. Else whoever is
/// dismissed would act on by the programs whose secrets are known to nobody so well.
/// </summary>
internal static class Holders
{
    /// <summary>The roles that a credential still gives, by what its holder still is in its organisation; none where the holder has gone.</summary>
    internal static async Task<Role> StillGivesAsync(this DirectoryDbContext db, ClientCredential credential, DateTimeOffset now, CancellationToken stop)
    {
        if (credential.HeldBy is not { } holder)
            return credential.Scopes; // the operator's, who has the machine
        var held = await db.HeldInAsync(holder, credential.Organisation, now, stop);
        return held == Role.None ? Role.None
            : (held & (Role.Administrator | Role.Operator)) == Role.None ? credential.Scopes & ~Role.Administrator
            : credential.Scopes;
    }

    /// <summary>A person's roles in an organisation, be it open or closed, and the installation's operator's, wherever it is held.</summary>
    internal static async Task<Role> HeldInAsync(this DirectoryDbContext db, PersonId person, OrganisationId organisation, DateTimeOffset now, CancellationToken stop)
    {
        var held = await db.RoleGrants.AsNoTracking()
            .Where(g => g.Person == person && (g.Organisation == organisation || g.Role == Role.Operator))
            .Where(g => g.From <= now && (g.Until == null || g.Until > now) && (g.EndedAt == null || g.EndedAt > now))
            .Select(g => g.Role).ToListAsync(stop);
        return held.Aggregate(Role.None, (all, role) => all | role);
    }
}
