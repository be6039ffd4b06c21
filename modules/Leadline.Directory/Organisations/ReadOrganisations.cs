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

namespace Leadline.Directory.Organisations;

/// <summary>An organisation as the API shows it: public facts only.</summary>
internal sealed record OrganisationView(
    OrganisationId Id, OrganisationReference Reference, string Name, string Kind, DateOnly OpenFrom, DateOnly? OpenTo,
    OrganisationReference? Successor)
{
    internal static OrganisationView Of(Organisation o) => new(o.Id, o.Reference, o.Name, o.Kind, o.OpenFrom, o.OpenTo, o.Successor);
}

internal static class ReadOrganisations
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadOrganisations()
        {
            routes.MapGet("/organisations", List)
                .WithName("ListOrganisations").WithSummary("List organisations, all or by reference or kind")
                .Refuses(400)
                .MayBeCalledBy(Roles.AnyOrganisation | Role.Operator);
            routes.MapGet("/organisations/{id:guid}", Get)
                .WithName("GetOrganisation").WithSummary("Read one organisation")
                .Refuses(404)
                .MayBeCalledBy(Roles.AnyOrganisation | Role.Operator);
        }
    }

    internal static async Task<Results<Ok<Page<OrganisationView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] string? reference, [FromQuery] string? kind, DirectoryDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var organisations = db.Organisations.AsNoTracking();
        if (reference is not null)
        {
            if (!OrganisationReference.TryParse(reference, out var wanted))
                return Problems.Invalid(new Fault("/reference", "reference-malformed", OrganisationReference.Shape));
            organisations = organisations.Where(o => o.Reference == wanted);
        }

        if (kind is not null)
            organisations = organisations.Where(o => o.Kind == kind);
        var rows = await organisations.PageAsync(o => o.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(OrganisationView.Of)], o => o.Id.Value));
    }

    internal static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Get(
        Guid id, DirectoryDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        http.SendTag(db.VersionOf(organisation));
        return TypedResults.Ok(OrganisationView.Of(organisation));
    }
}
