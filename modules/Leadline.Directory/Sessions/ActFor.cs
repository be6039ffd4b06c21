using Leadline.Directory.Delegations;
using Leadline.Directory.People;
using Leadline.Directory.RoleGrants;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Sessions;

/// <summary>A person who may act for several organisations says for which.</summary>
internal static class ActFor
{
    /// <param name="Organisation">For whom.</param>
    /// <param name="Delegation">By which delegation; absent to act by one's own roles there.</param>
    internal sealed record ActForRequest(OrganisationId Organisation, DelegationId? Delegation = null);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapActFor() => routes.MapPost("/sessions/own/organisation", Handle)
            .WithName(nameof(ActFor)).WithSummary("Say for which of one's organisations this session acts from now on")
            .Refuses(404)
            .MayBeCalledByAnyPerson();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ActForRequest request, Caller caller, DirectoryDbContext db, Capacities capacities, CancellationToken stop)
    {
        var (id, person) = (new PersonSessionId(caller.Session!.Value), caller.Person!.Value);
        if (!(await capacities.OfAsync(new PersonId(person), stop)).Any(c => c.Is(request.Organisation, request.Delegation)))
            return Problems.NotFound("organisation of yours");
        var session = await db.Sessions.SingleAsync(s => s.Id == id, stop);
        session.ActFor(request.Organisation, request.Delegation);
        db.Record(caller, "act-for", person, $"organisation {request.Organisation.Value}", subjectType: "person");
        await db.SaveChangesAsync(stop);
        return TypedResults.NoContent();
    }
}
