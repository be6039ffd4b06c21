using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Places;

internal static class ReadPlaces
{
    /// <summary>A place, as every organisation may see it: the approved list is public.</summary>
    /// <param name="Id">The place.</param>
    /// <param name="FrameworkId">The framework agreement.</param>
    /// <param name="LotNumber">The lot.</param>
    /// <param name="Supplier">Who holds it.</param>
    /// <param name="From">Its first day.</param>
    /// <param name="ServiceLines">What it is accredited for.</param>
    /// <param name="To">Its last day, where a successor of the supplier carries it on.</param>
    /// <param name="Continues">The predecessor's place that it carries on.</param>
    internal sealed record PlaceView(
        PlaceId Id, FrameworkId FrameworkId, string LotNumber, OrganisationId Supplier, DateOnly From, IReadOnlyList<PlaceLine> ServiceLines,
        DateOnly? To, PlaceId? Continues);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadPlaces() => routes.MapGet("/places", List)
            .WithName("ListPlaces").WithSummary("List the places suppliers hold, all or of one framework agreement and lot")
            .Refuses(400)
            .MayBeReadByAnyOrganisation();
    }

    internal static async Task<Results<Ok<Page<PlaceView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] Guid? framework, [FromQuery] string? lot, AccreditationDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var places = db.Places.AsNoTracking();
        if (framework is { } id)
        {
            var frameworkId = new FrameworkId(id);
            places = places.Where(p => p.FrameworkId == frameworkId);
        }

        if (lot is not null)
            places = places.Where(p => p.LotNumber == lot);
        var rows = await places.PageAsync(p => p.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(p => new PlaceView(p.Id, p.FrameworkId, p.LotNumber, p.Supplier, p.From, p.Lines, p.To, p.Continues))], p => p.Id.Value));
    }
}
