using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Links;

internal static class SendLink
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSendLink() => routes.MapPost("/people/{id:guid}/link", Handle)
            .WithName(nameof(SendLink)).WithSummary("Send somebody a link to choose a password")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Helping.HelpPersonRequest request, Caller caller, DirectoryDbContext db, LinkWriter links, TimeProvider clock, CancellationToken stop) =>
        db.HelpAsync(id, request, caller, "send-link", clock.GetUtcNow(), person =>
        {
            _ = person.PasswordHash is null ? links.Invite(person) : links.Reset(person);
            return Task.CompletedTask;
        }, stop);
}
