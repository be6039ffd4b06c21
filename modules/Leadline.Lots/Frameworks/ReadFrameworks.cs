using System.Text;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
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

namespace Leadline.Lots.Frameworks;

/// <summary>A framework agreement with who runs it today, all who have run it or are to, and the terms of its latest version: public.</summary>
internal sealed record FrameworkView(
    FrameworkId Id, string Reference, string Title, OrganisationReference Authority, FrameworkState State, int Version, FrameworkTerms Terms,
    DateTimeOffset? OpenedToTendersAt, DateTimeOffset? TenderingStoppedAt, DateOnly? StandstillEndsOn, DateTimeOffset? WentLiveAt, DateTimeOffset? ClosedAt,
    DateTimeOffset? ReopenedAt, DateTimeOffset? EndedAt, IReadOnlyList<AuthorityPeriod> Authorities)
{
    internal static FrameworkView Of(FrameworkAgreement f, DateOnly today)
    {
        var terms = FrameworkVersion.Read(f.Latest.Terms);
        return new FrameworkView(f.Id, f.Reference, terms.Title, f.AuthorityOn(today), f.State, f.Latest.Number, terms, f.OpenedToTendersAt, f.TenderingStoppedAt,
            f.StandstillEndsOn, f.WentLiveAt, f.ClosedAt, f.ReopenedAt, f.EndedAt, f.Authorities);
    }
}

internal static class ReadFrameworks
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadFrameworks()
        {
            routes.MapGet("/frameworks", List)
                .WithName("ListFrameworks").WithSummary("List the framework agreements, all or by reference")
                .Refuses(400)
                .MayBeReadByAnyOrganisation();
            routes.MapGet("/frameworks/{id:guid}", Get)
                .WithName("GetFramework").WithSummary("Read one framework agreement with the terms of its latest version")
                .Refuses(404)
                .MayBeReadByAnyOrganisation();
            routes.MapGet("/frameworks/{id:guid}/versions/{number:int}/document", GetDocument)
                .WithName("GetFrameworkDocument").WithSummary("Read the document of one version, to the letter, or the same as JSON")
                .Produces<string>(StatusCodes.Status200OK, "application/yaml", "application/json").Refuses(400, 404)
                .MayBeReadByAnyOrganisation();
        }
    }

    internal static async Task<Results<Ok<Page<FrameworkView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] string? reference, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var frameworks = db.Frameworks.AsNoTracking().Where(f => reference == null || f.Reference == reference);
        var rows = await frameworks.PageAsync(f => f.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(f => FrameworkView.Of(f, db.Today))], f => f.Id.Value));
    }

    internal static async Task<Results<Ok<FrameworkView>, ProblemHttpResult>> Get(
        Guid id, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.Frameworks.FindAsync([new FrameworkId(id)], stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        http.SendTag(db.VersionOf(framework));
        return TypedResults.Ok(FrameworkView.Of(framework, db.Today));
    }

    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetDocument(
        Guid id, int number, [FromQuery] string? format, LotsDbContext db, CancellationToken stop)
    {
        if (format is not (null or "yaml" or "json"))
            return Problems.Invalid(new Fault("/format", "format-unknown", "A document is read as yaml, to the letter, or as json."));
        if (await db.Frameworks.FindAsync([new FrameworkId(id)], stop) is not { } framework || framework.Versions.Find(v => v.Number == number) is not { } version)
            return Problems.NotFound("version of a framework agreement");
        return format == "json"
            ? TypedResults.Text(DocumentJson.Text(DocumentTree.Of(version.Document, new DocumentChecks())!), "application/json", Encoding.UTF8)
            : TypedResults.Text(version.Document, "application/yaml", Encoding.UTF8);
    }
}
