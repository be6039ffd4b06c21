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

namespace Leadline.Directory.Delegations;

/// <summary>A delegation, for the organisation whose roles it gives and for whoever holds it.</summary>
internal sealed record DelegationView(
    DelegationId Id, OrganisationId Organisation, PersonId Person, OrganisationId? DelegateOf, string Name, string Email, IReadOnlyList<string> Roles, CallOffId? CallOff,
    DateTimeOffset From, DateTimeOffset Until, string Reason, DateTimeOffset? EndedAt, string? EndedBecause)
{
    internal static DelegationView Of(Delegation d, Person p) =>
        new(d.Id, d.Organisation, d.Person, d.DelegateOf, p.Name, p.Email, d.Roles.Names(), d.CallOff, d.From, d.Until, d.Reason, d.EndedAt, d.EndedBecause);
}

internal static class ReadDelegations
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadDelegations() => routes.MapGet("/organisations/{id:guid}/delegations", Handle)
            .WithName("ListDelegations").WithSummary("List the delegations by which others act for an organisation")
            .Refuses(400, 404)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<Page<DelegationView>>, ProblemHttpResult>> Handle(
        Guid id, [AsParameters] PageRequest page, Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var organisation = new OrganisationId(id);
        if (!caller.ManagesPeopleOf(organisation) || !await db.Organisations.AnyAsync(o => o.Id == organisation, stop))
            return Problems.NotFound("organisation");
        var rows = await db.Delegations.AsNoTracking().Where(d => d.Organisation == organisation).PageAsync(d => d.Id, page, stop);
        var ids = rows.Select(d => d.Person).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(d => DelegationView.Of(d, people[d.Person]))], d => d.Id.Value));
    }
}
