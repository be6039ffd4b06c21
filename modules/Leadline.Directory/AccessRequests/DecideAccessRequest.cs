using Leadline.Directory.People;
using Leadline.Directory.RoleGrants;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.AccessRequests;

internal static class DecideAccessRequest
{
    /// <param name="Approve">Whether the roles are given.</param>
    /// <param name="Reason">Why.</param>
    internal sealed record DecideAccessRequestRequest(bool Approve, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDecideAccessRequest() => routes.MapPost("/access-requests/{id:guid}/decision", Handle)
            .WithName(nameof(DecideAccessRequest)).WithSummary("Approve or refuse a request for roles; never one's own")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<AccessRequestView>, ProblemHttpResult>> Handle(
        Guid id, DecideAccessRequestRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, AccessRequest.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.AccessRequests.FindAsync([new AccessRequestId(id)], stop) is not { } asked || !caller.ManagesPeopleOf(asked.Organisation)
            || await HoldAsync(db, asked.Person, stop) is not { } person)
            return Problems.NotFound("request for roles");
        var now = clock.GetUtcNow();
        if (asked.Decide(request.Approve, request.Reason.Trim(), caller.Actor, now).Refusal is { } refusal)
            return refusal.AsConflict();
        if (request.Approve && !person.IsOpen)
            return new Refusal("person-closed", "This person's account is closed.").AsConflict();

        if (request.Approve)
            await db.GrantAsync(person.Id, asked.Organisation, asked.Roles, null, null, now, stop);
        db.Record(caller, request.Approve ? "approve-access-request" : "refuse-access-request", id, asked.Roles.Text(), asked.DecidedBecause);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(AccessRequestView.Of(asked, person));
    }

    // Whoever closes the account ends these roles too, or comes first.
    private static async Task<Person?> HoldAsync(DirectoryDbContext db, PersonId person, CancellationToken stop)
    {
        await db.HoldAsync("people", person.Value, stop);
        return await db.People.FindAsync([person], stop);
    }
}
