using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Delegations;

internal static class EndDelegation
{
    /// <param name="Reason">Why it ends before its day.</param>
    internal sealed record EndDelegationRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapEndDelegation() => routes.MapPost("/delegations/{id:guid}/end", Handle)
            .WithName(nameof(EndDelegation)).WithSummary("End a delegation before its day; it is worth nothing at once")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<DelegationView>, ProblemHttpResult>> Handle(
        Guid id, EndDelegationRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, Delegation.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        if (await db.Delegations.FindAsync([new DelegationId(id)], stop) is not { } delegation || !caller.ManagesPeopleOf(delegation.Organisation))
            return Problems.NotFound("delegation");
        if (delegation.End(request.Reason.Trim(), clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "end-delegation", id, "", delegation.EndedBecause);
        await db.SaveChangesAsync(stop);
        return TypedResults.Ok(DelegationView.Of(delegation, await db.People.SingleAsync(p => p.Id == delegation.Person, stop)));
    }
}
