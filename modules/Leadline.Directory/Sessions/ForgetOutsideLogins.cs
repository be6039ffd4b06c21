using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Sessions;

/// <summary>
/// For somebody whom the outside provider knows by another subject now: its account there was made anew. The next sign-in by a verified
/// address links it.
/// </summary>
internal static class ForgetOutsideLogins
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapForgetOutsideLogins() => routes.MapPost("/people/{id:guid}/outside-logins/removal", Handle)
            .WithName(nameof(ForgetOutsideLogins)).WithSummary("Forget by what outside providers know somebody; the person's sessions end")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Helping.HelpPersonRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop) =>
        db.HelpAsync(id, request, caller, "forget-outside-logins", clock.GetUtcNow(), person =>
        {
            person.OutsideLogins.Clear();
            return db.EndSessionsAsync(person.Id, clock.GetUtcNow(), stop);
        }, stop);
}
