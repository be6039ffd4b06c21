using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.ApiKeys;

internal static class RevokeApiKey
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRevokeApiKey() => routes.MapDelete("/api-keys/{id:guid}", Handle)
            .WithName(nameof(RevokeApiKey)).WithSummary("Revoke an API key at once, one's own or, as operator, any")
            .Refuses(404)
            .MayBeCalledBy(AccessRules.AnyOrganisation | Capacity.Operator);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.ApiKeys.FindAsync([id], stop) is not { } key
            || !(caller.Is(Capacity.Operator) || caller.SpeaksFor(key.Organisation)))
            return Problems.NotFound("API key");
        key.Revoke(clock.GetUtcNow());
        db.Record(caller, "revoke-api-key", id, "");
        await db.SaveChangesAsync(stop);
        return TypedResults.NoContent();
    }
}
