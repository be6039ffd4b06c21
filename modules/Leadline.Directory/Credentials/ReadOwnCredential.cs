using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Credentials;

internal static class ReadOwnCredential
{
    /// <param name="Organisation">For whom the credential speaks; absent for the operator.</param>
    /// <param name="Roles">What it may do, by role.</param>
    internal sealed record OwnCredential(OrganisationView? Organisation, IReadOnlyList<string> Roles);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadOwnCredential() => routes.MapGet("/credentials/own", Handle)
            .WithName(nameof(ReadOwnCredential)).WithSummary("Say for whom, and in which roles, the presented credential speaks")
            .MayBeCalledBy(Modularity.Access.Roles.AnyOrganisation | Role.Operator);
    }

    internal static async Task<Ok<OwnCredential>> Handle(Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        var organisation = caller.Organisation is { } id
            ? OrganisationView.Of(await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == id, stop))
            : null;
        return TypedResults.Ok(new OwnCredential(organisation, caller.Roles.Names()));
    }
}
