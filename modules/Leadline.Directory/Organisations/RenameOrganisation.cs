using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Organisations;

internal static class RenameOrganisation
{
    /// <param name="Name">1 to 300 characters, on one line.</param>
    /// <param name="From">The name's first day; not in the future. On the very day of the last renaming that one is corrected.</param>
    /// <param name="Reason">Why, for the record; at most 2,000 characters.</param>
    internal sealed record RenameOrganisationRequest(string Name, DateOnly From, string Reason)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (Names.Fault("/name", Name) is { } name)
                yield return name;
            if (Text.Fault("/reason", Reason, Organisation.LongestReason) is { } reason)
                yield return reason;
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRenameOrganisation() => routes.MapPost("/organisations/{id:guid}/names", Handle)
            .WithName(nameof(RenameOrganisation)).WithSummary("Give an organisation another name from a day on; the old one stays in its history")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, RenameOrganisationRequest request, Caller caller, DirectoryDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        if (ifMatch.Unless(db.VersionOf(organisation)) is { } stale)
            return stale;
        var before = organisation.Name;
        var outcome = organisation.Rename(request.Name.Trim(), request.From, clock.Today());
        if (outcome.Refusal is { } refusal)
            return refusal.AsConflict();

        db.Announce(outcome.Value!);
        db.Record(caller, "rename-organisation", id, $"{organisation.Reference} from {request.From:O}: {before} -> {organisation.Name}", request.Reason.Trim());
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(organisation));
        return TypedResults.Ok(OrganisationView.Of(organisation, new AsAt(null, clock)));
    }
}
