using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.SecondFactor;

/// <summary>For somebody who has lost the phone and the recovery codes.</summary>
internal static class TakeAuthenticatorAway
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapTakeAuthenticatorAway() => routes.MapPost("/people/{id:guid}/authenticator/removal", Handle)
            .WithName(nameof(TakeAuthenticatorAway)).WithSummary("Take somebody's lost authenticator away; the person's sessions end")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Helping.HelpPersonRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop) =>
        db.HelpAsync(id, request, caller, "take-authenticator-away", clock.GetUtcNow(), person =>
        {
            SecondFactors.Remove(person);
            return db.EndSessionsAsync(person.Id, clock.GetUtcNow(), stop);
        }, stop);
}
