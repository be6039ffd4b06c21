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
    /// <summary>
    /// A credential without anything secret. It is idle where whoever was given its secret has left the organisation: then it gets no tokens
    /// until it is given a new one.
    /// </summary>
    internal sealed record CredentialView(
        CredentialId Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? FormerSecretUntil,
        DateTimeOffset? RevokedAt, bool IsIdle);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadCredentials() => routes.MapGet("/organisations/{id:guid}/credentials", Handle)
            .WithName("ListCredentials").WithSummary("List the credentials of an organisation's programs")
            .Refuses(400, 404)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<Page<CredentialView>>, ProblemHttpResult>> Handle(
        Guid id, [AsParameters] PageRequest page, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var organisation = new OrganisationId(id);
        if (!caller.ManagesCredentialsOf(organisation) || !await db.Organisations.AnyAsync(o => o.Id == organisation, stop))
            return Problems.NotFound("organisation");
        var rows = await db.ClientCredentials.AsNoTracking().Where(c => c.Organisation == organisation).PageAsync(c => c.Id, page, stop);
        var views = new List<CredentialView>();
        foreach (var row in rows)
            views.Add(await db.ViewAsync(row, clock.GetUtcNow(), stop));
        return TypedResults.Ok(page.Of(views, c => c.Id.Value));
    }

    internal static async Task<CredentialView> ViewAsync(this DirectoryDbContext db, ClientCredential c, DateTimeOffset now, CancellationToken stop) =>
        new(c.Id, c.Name, c.Scopes.Names(), c.IssuedAt, c.ExpiresAt, c.FormerUntil, c.RevokedAt, await db.StillGivesAsync(c, now, stop) == Role.None);
}
