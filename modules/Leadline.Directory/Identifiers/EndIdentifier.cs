using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Identifiers;

internal static class EndIdentifier
{
    /// <param name="To">The identifier's last day.</param>
    internal sealed record EndIdentifierRequest(DateOnly To);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapEndIdentifier() => routes.MapPost("/organisations/{id:guid}/identifiers/{number:int}/end", Handle)
            .WithName(nameof(EndIdentifier)).WithSummary("Note until when a register called an organisation so; the reference itself never ends")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Handle(
        Guid id, int number, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, EndIdentifierRequest request, Caller caller,
        DirectoryDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation
            || organisation.Identifiers.Find(i => i.Number == number) is not { } identifier)
            return Problems.NotFound("identifier");
        if (ifMatch.Unless(db.VersionOf(organisation)) is { } stale)
            return stale;
        if (identifier.End(request.To).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "end-identifier", id, $"{organisation.Reference}: {identifier.Text} until {request.To:O}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(organisation));
        return TypedResults.Ok(OrganisationView.Of(organisation, new AsAt(null, clock)));
    }
}
