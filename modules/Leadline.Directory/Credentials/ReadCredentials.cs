using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Credentials;

internal static class ReadCredentials
{
    /// <summary>A credential without anything secret.</summary>
    internal sealed record CredentialView(
        CredentialId Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? FormerSecretUntil,
        DateTimeOffset? RevokedAt)
    {
        internal static CredentialView Of(ClientCredential c) => new(c.Id, c.Name, c.Scopes.Names(), c.IssuedAt, c.ExpiresAt, c.FormerUntil, c.RevokedAt);
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadCredentials() => routes.MapGet("/organisations/{id:guid}/credentials", Handle)
            .WithName("ListCredentials").WithSummary("List the credentials of an organisation's programs")
            .Refuses(400, 404)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<Page<CredentialView>>, ProblemHttpResult>> Handle(
        Guid id, [AsParameters] PageRequest page, Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var organisation = new OrganisationId(id);
        if (!caller.ManagesCredentialsOf(organisation) || !await db.Organisations.AnyAsync(o => o.Id == organisation, stop))
            return Problems.NotFound("organisation");
        var rows = await db.ClientCredentials.AsNoTracking().Where(c => c.Organisation == organisation).PageAsync(c => c.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(CredentialView.Of)], c => c.Id.Value));
    }
}
