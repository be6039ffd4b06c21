using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>Finding people, and who may see whom.</summary>
internal static class PersonLookup
{
    /// <summary>Who signs in with an address, closed or not.</summary>
    internal static Task<Person?> PersonByEmailAsync(this DirectoryDbContext db, string? email, CancellationToken stop)
    {
        var address = EmailAddress.Read(email);
        return db.People.FirstOrDefaultAsync(p => p.Email == address, stop);
    }

    /// <summary>Whom an outside provider means, closed or not.</summary>
    internal static Task<Person?> PersonByOutsideLoginAsync(this DirectoryDbContext db, OutsideLogin login, CancellationToken stop) =>
        db.People.FirstOrDefaultAsync(p => p.OutsideLogins.Any(l => l.Issuer == login.Issuer && l.Subject == login.Subject), stop);

    /// <summary>The person who calls; the route is for people, and declares so.</summary>
    internal static Task<Person> CallingPersonAsync(this DirectoryDbContext db, Caller caller, CancellationToken stop)
    {
        var id = new PersonId(caller.Person ?? throw new InvalidOperationException("This route is for people, and declares so."));
        return db.People.SingleAsync(p => p.Id == id, stop);
    }

    /// <summary>A person whom the caller manages: anybody as operator, as administrator whoever holds or held a role in its organisation.</summary>
    internal static async Task<Person?> ManagedPersonAsync(this DirectoryDbContext db, Guid id, Caller caller, CancellationToken stop)
    {
        var person = new PersonId(id);
        var managed = caller.Is(Role.Operator)
            || (caller.Is(Role.Administrator) && caller.Organisation is { } own
                && await db.RoleGrants.AnyAsync(g => g.Person == person && g.Organisation == own, stop));
        return managed ? await db.People.FirstOrDefaultAsync(p => p.Id == person, stop) : null;
    }

    /// <summary>Whether the caller manages the people of an organisation: any as operator, its own as administrator.</summary>
    internal static bool ManagesPeopleOf(this Caller caller, OrganisationId organisation) =>
        caller.Is(Role.Operator) || (caller.Is(Role.Administrator) && caller.SpeaksFor(organisation));
}
