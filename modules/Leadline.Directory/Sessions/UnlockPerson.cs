using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Sessions;

internal static class UnlockPerson
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapUnlockPerson() => routes.MapPost("/people/{id:guid}/unlocking", Handle)
            .WithName(nameof(UnlockPerson)).WithSummary("Let somebody try again who is locked out")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Helping.HelpPersonRequest request, Caller caller, DirectoryDbContext db, SignInAttempts attempts, TimeProvider clock,
        CancellationToken stop) =>
        db.HelpAsync(id, request, caller, "unlock-person", clock.GetUtcNow(),
            person => attempts.ForgetAsync([SignInAttempts.Password(person.Email), SignInAttempts.Code(id)], stop), stop);
}
