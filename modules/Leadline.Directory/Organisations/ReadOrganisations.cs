using Leadline.Directory.Contracts;
using Leadline.Directory.Identifiers;
using Leadline.Directory.Successions;
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

namespace Leadline.Directory.Organisations;

/// <summary>An organisation as the API shows it, as of a day: public facts only.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Reference">How people quote it.</param>
/// <param name="Name">Its name on the day.</param>
/// <param name="Kind">A code of the kinds of organisation.</param>
/// <param name="OpenFrom">Its first day.</param>
/// <param name="OpenTo">Its last day, as far as is known; absent while none is.</param>
/// <param name="Successor">Who alone carries on its contracts, where that is known.</param>
/// <param name="IsOpen">Whether it is open on the day.</param>
/// <param name="Identifiers">What registers call it on the day, its reference first.</param>
/// <param name="SuccessionKind">How it came to be followed, if it was by that day.</param>
/// <param name="SucceededOn">The first day of those who follow.</param>
/// <param name="Successors">Who follows it, if anybody did by that day.</param>
internal sealed record OrganisationView(
    OrganisationId Id, OrganisationReference Reference, string Name, string Kind, DateOnly OpenFrom, DateOnly? OpenTo,
    OrganisationReference? Successor, bool IsOpen, IReadOnlyList<IdentifierView> Identifiers, SuccessionKind? SuccessionKind,
    DateOnly? SucceededOn, IReadOnlyList<SuccessorLink> Successors)
{
    /// <summary>All that is known, as of the end of time.</summary>
    internal static OrganisationView Of(Organisation o) => Of(o, DateOnly.MaxValue, undated: true);

    internal static OrganisationView Of(Organisation o, AsAt at) => Of(o, at.Day, undated: !at.IsNamed);

    private static OrganisationView Of(Organisation o, DateOnly day, bool undated)
    {
        var succeeded = o.SucceededOn <= day;
        return new OrganisationView(o.Id, o.Reference, o.NameOn(day), o.Kind, o.OpenFrom, o.OpenTo,
            succeeded || (undated && o.SucceededOn is null) ? o.Successor : null, o.IsOpenOn(day), IdentifierView.AllOf(o, day),
            succeeded ? o.SuccessionKind : null, succeeded ? o.SucceededOn : null, succeeded ? o.Successors : []);
    }
}

internal static class ReadOrganisations
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadOrganisations()
        {
            routes.MapGet("/organisations", List)
                .WithName("ListOrganisations").WithSummary("List organisations as of a day, all or by reference, identifier, kind or openness")
                .Refuses(400)
                .MayBeReadByAnyOrganisation();
            routes.MapGet("/organisations/{id:guid}", Get)
                .WithName("GetOrganisation").WithSummary("Read one organisation as of a day")
                .Refuses(400, 404)
                .MayBeReadByAnyOrganisation();
        }
    }

    internal static async Task<Results<Ok<Page<OrganisationView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [AsParameters] AsAt at, [FromQuery] string? reference, [FromQuery] string? identifier,
        [FromQuery] string? kind, [FromQuery] bool? open, DirectoryDbContext db, CancellationToken stop)
    {
        if ((page.Fault ?? at.Fault) is { } fault)
            return Problems.Invalid(fault);
        var organisations = db.Organisations.AsNoTracking().AsSplitQuery();
        if (reference is not null)
        {
            if (!OrganisationReference.TryParse(reference, out var wanted))
                return Problems.Invalid(new Fault("/reference", "reference-malformed", OrganisationReference.Shape));
            organisations = organisations.Where(o => o.Reference == wanted);
        }

        if (identifier is not null)
        {
            if (!OrganisationReference.TryParse(identifier, out var wanted))
                return Problems.Invalid(new Fault("/identifier", "reference-malformed", OrganisationReference.Shape));
            organisations = organisations.CalledOn(wanted, at.Day);
        }

        if (kind is not null)
            organisations = organisations.Where(o => o.Kind == kind);
        if (open is { } wantedOpen)
        {
            var day = at.Day;
            organisations = organisations.Where(o => (o.OpenFrom <= day && (o.OpenTo == null || o.OpenTo >= day)) == wantedOpen);
        }

        var rows = await organisations.PageAsync(o => o.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(o => OrganisationView.Of(o, at))], o => o.Id.Value));
    }

    internal static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Get(
        Guid id, [AsParameters] AsAt at, DirectoryDbContext db, HttpContext http, CancellationToken stop)
    {
        if (at.Fault is { } fault)
            return Problems.Invalid(fault);
        if (await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        http.SendTag(db.VersionOf(organisation));
        return TypedResults.Ok(OrganisationView.Of(organisation, at));
    }
}
