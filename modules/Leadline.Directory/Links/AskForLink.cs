using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Links;

/// <summary>
/// Somebody has forgotten the password, or has none yet and an address at a domain that admits its organisation's staff. The answer is
/// always the same.
/// </summary>
internal static class AskForLink
{
    /// <param name="Email">The address that the link is to go to.</param>
    internal sealed record AskForLinkRequest(string Email);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAskForLink() => routes.MapPost("/links", Handle)
            .WithName(nameof(AskForLink)).WithSummary("Ask for a one-time link to choose a password; it goes to the address, if it is one that may sign in")
            .Refuses(400)
            .MayBeCalledByAnybody("who has lost the password is not known");
    }

    internal static async Task<Results<Accepted, ProblemHttpResult>> Handle(
        AskForLinkRequest request, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (EmailAddress.Fault("/email", request.Email) is { } fault)
            return Problems.Invalid(fault);
        db.Add(new LinkRequest(Guid.CreateVersion7(), EmailAddress.Read(request.Email), clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        return TypedResults.Accepted((string?)null);
    }
}
