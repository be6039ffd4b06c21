using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Credentials;

internal static class RevokeCredential
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRevokeCredential() => routes.MapDelete("/credentials/{id:guid}", Handle)
            .WithName(nameof(RevokeCredential)).WithSummary("Revoke a credential and every token of it, at once")
            .Refuses(404)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.ClientCredentials.FindAsync([new CredentialId(id)], stop) is not { } credential || !caller.ManagesCredentialsOf(credential.Organisation))
            return Problems.NotFound("credential");
        credential.Revoke(clock.GetUtcNow());
        db.Record(caller, "revoke-credential", id, "");
        await db.SaveChangesAsync(stop);
        return TypedResults.NoContent();
    }
}
