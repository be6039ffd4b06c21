using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.People;

/// <summary>Closes an account: nobody signs in with it any more, and its roles end. What the person did stays on record.</summary>
internal static class ClosePerson
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapClosePerson() => routes.MapPost("/people/{id:guid}/closure", Handle)
            .WithName(nameof(ClosePerson)).WithSummary("Close a person's account; its sessions, roles and delegations end")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Helping.HelpPersonRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, Person.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.ManagedPersonAsync(id, caller, stop) is not { } person)
            return Problems.NotFound("person");
        var now = clock.GetUtcNow();
        var reason = request.Reason.Trim();
        if (person.Close(reason, now).Refusal is { } refusal)
            return refusal.AsConflict();
        await db.EndAllAsync(person.Id, caller, reason, now, stop);
        db.Record(caller, "close-person", id, "", reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
