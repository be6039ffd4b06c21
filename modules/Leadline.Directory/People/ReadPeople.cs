using Leadline.Directory.RoleGrants;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>
/// A person as an organisation's administrator sees it: with the roles in that organisation and in no other. When somebody who has left signs
/// in is nothing to the organisation any more.
/// </summary>
internal sealed record PersonView(
    PersonId Id, string Email, string Name, bool HasPassword, bool HasSecondFactor, DateTimeOffset? LastSignedInAt, DateTimeOffset? ClosedAt,
    IReadOnlyList<RoleGrantView> Roles)
{
    internal static PersonView Of(Person p, IEnumerable<RoleGrant> grants, Caller reader, DateTimeOffset now)
    {
        var roles = grants.Where(g => g.Person == p.Id).OrderBy(g => g.Id.Value).ToList();
        var isOurs = reader.Is(Role.Operator) || roles.Exists(g => g.HoldsAt(now));
        return new(p.Id, p.Email, p.Name, p.PasswordHash is not null, p.HasSecondFactor, isOurs ? p.LastSignedInAt : null, p.ClosedAt,
            [.. roles.Select(RoleGrantView.Of)]);
    }
}

internal static class ReadPeople
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadPeople()
        {
            routes.MapGet("/organisations/{id:guid}/people", List)
                .WithName("ListPeople").WithSummary("List the people who hold or held a role in an organisation")
                .Refuses(400, 404)
                .MayBeCalledBy(Role.Operator | Role.Administrator);
            routes.MapGet("/people/{id:guid}", Get)
                .WithName("GetPerson").WithSummary("Read a person with the roles in one's organisation")
                .Refuses(404)
                .MayBeCalledBy(Role.Operator | Role.Administrator);
            routes.MapGet("/people", Find)
                .WithName("FindPeople").WithSummary("Find whoever signs in with an address")
                .Refuses(400)
                .MayBeCalledBy(Role.Operator);
        }
    }

    internal static async Task<Results<Ok<Page<PersonView>>, ProblemHttpResult>> List(
        Guid id, [AsParameters] PageRequest page, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var organisation = new OrganisationId(id);
        if (!caller.ManagesPeopleOf(organisation) || !await db.Organisations.AnyAsync(o => o.Id == organisation, stop))
            return Problems.NotFound("organisation");
        var people = await db.People.AsNoTracking().Where(p => db.RoleGrants.Any(g => g.Person == p.Id && g.Organisation == organisation))
            .PageAsync(p => p.Id, page, stop);
        var ids = people.Select(p => p.Id).ToList();
        var grants = await db.RoleGrants.AsNoTracking().Where(g => g.Organisation == organisation && ids.Contains(g.Person)).ToListAsync(stop);
        return TypedResults.Ok(page.Of([.. people.Select(p => PersonView.Of(p, grants, caller, clock.GetUtcNow()))], p => p.Id.Value));
    }

    internal static async Task<Results<Ok<List<PersonView>>, ProblemHttpResult>> Find([FromQuery] string email, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (EmailAddress.Fault("/email", email) is { } fault)
            return Problems.Invalid(fault);
        if (await db.PersonByEmailAsync(email, stop) is not { } person)
            return TypedResults.Ok<List<PersonView>>([]);
        return TypedResults.Ok<List<PersonView>>([PersonView.Of(person, await db.RoleGrants.AsNoTracking().Where(g => g.Person == person.Id).ToListAsync(stop), caller, clock.GetUtcNow())]);
    }

    internal static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Get(Guid id, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.ManagedPersonAsync(id, caller, stop) is not { } person)
            return Problems.NotFound("person");
        var grants = db.RoleGrants.AsNoTracking().Where(g => g.Person == person.Id);
        if (!caller.Is(Role.Operator))
            grants = grants.Where(g => g.Organisation == caller.OwnOrganisation);
        return TypedResults.Ok(PersonView.Of(person, await grants.ToListAsync(stop), caller, clock.GetUtcNow()));
    }
}
