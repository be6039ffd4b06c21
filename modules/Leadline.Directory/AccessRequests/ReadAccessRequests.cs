using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.AccessRequests;

/// <summary>A request for roles, for whoever raised it and for those who decide it.</summary>
internal sealed record AccessRequestView(
    AccessRequestId Id, PersonId Person, string Name, string Email, OrganisationId Organisation, IReadOnlyList<string> Roles, string Reason,
    DateTimeOffset RequestedAt, AccessRequestState State, DateTimeOffset? DecidedAt, string? DecidedBecause)
{
    internal static AccessRequestView Of(AccessRequest r, Person p) =>
        new(r.Id, r.Person, p.Name, p.Email, r.Organisation, r.Roles.Names(), r.Reason, r.RequestedAt, r.State, r.DecidedAt, r.DecidedBecause);
}

internal static class ReadAccessRequests
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadAccessRequests()
        {
            routes.MapGet("/access-requests", Own)
                .WithName("ListOwnAccessRequests").WithSummary("List the requests for roles that one has raised")
                .Refuses(400)
                .MayBeCalledByAnyPerson();
            routes.MapGet("/organisations/{id:guid}/access-requests", OfOrganisation)
                .WithName("ListAccessRequests").WithSummary("List the requests for roles in an organisation")
                .Refuses(400, 404)
                .MayBeCalledBy(Role.Operator | Role.Administrator);
        }
    }

    internal static async Task<Results<Ok<Page<AccessRequestView>>, ProblemHttpResult>> Own(
        [AsParameters] PageRequest page, Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var person = new PersonId(caller.Person!.Value);
        return TypedResults.Ok(await PageAsync(db, db.AccessRequests.Where(r => r.Person == person), page, stop));
    }

    internal static async Task<Results<Ok<Page<AccessRequestView>>, ProblemHttpResult>> OfOrganisation(
        Guid id, [AsParameters] PageRequest page, Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var organisation = new OrganisationId(id);
        if (!caller.ManagesPeopleOf(organisation) || !await db.Organisations.AnyAsync(o => o.Id == organisation, stop))
            return Problems.NotFound("organisation");
        return TypedResults.Ok(await PageAsync(db, db.AccessRequests.Where(r => r.Organisation == organisation), page, stop));
    }

    internal static async Task<Page<AccessRequestView>> PageAsync(
        DirectoryDbContext db, IQueryable<AccessRequest> requests, PageRequest page, CancellationToken stop)
    {
        var rows = await requests.AsNoTracking().PageAsync(r => r.Id, page, stop);
        var ids = rows.Select(r => r.Person).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        return page.Of([.. rows.Select(r => AccessRequestView.Of(r, people[r.Person]))], r => r.Id.Value);
    }
}
