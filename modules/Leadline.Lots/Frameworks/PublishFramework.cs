using Leadline.Lots.FrameworkDocuments;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Frameworks;

/// <summary>Publishes a framework agreement's first document, or the next version of one.</summary>
internal static class PublishFramework
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapPublishFramework()
        {
            routes.MapPost("/frameworks", Create)
                .WithName(nameof(PublishFramework)).WithSummary("Publish a framework agreement from its document")
                .AcceptsDocument().Refuses(400, 409)
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/frameworks/{id:guid}/versions", Revise)
                .WithName("ReviseFramework").WithSummary("Publish the next version of a framework agreement's document, in force from a day on")
                .AcceptsDocument().Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Created<FrameworkView>, ProblemHttpResult>> Create(
        HttpContext http, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var (document, problem) = await DocumentBody.ReadAsync(http.Request, stop);
        if (problem is not null)
            return problem;
        var terms = document!.Terms;
        if (!await db.SpeaksForAsync(caller, terms.Authority, stop))
            return NotTheAuthority(terms.Authority).AsConflict();
        if (await db.Frameworks.AnyAsync(f => f.Reference == terms.Reference, stop))
            return new Refusal("framework-known", $"{terms.Reference} is published already; publish a new version of it.", "/reference").AsConflict();

        var framework = new FrameworkAgreement(FrameworkId.New(), terms.Reference, terms.Authority);
        db.Add(framework);
        return await StoreAsync(framework, document, terms.Term.From, http, caller, db, clock, stop);
    }

    internal static async Task<Results<Created<FrameworkView>, ProblemHttpResult>> Revise(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, [FromQuery] DateOnly? effectiveFrom, HttpContext http, Caller caller,
        LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var (document, problem) = await DocumentBody.ReadAsync(http.Request, stop);
        if (problem is not null)
            return problem;
        if (await db.OwnFrameworkAsync(id, caller, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (ifMatch.Unless(db.VersionOf(framework)) is { } stale)
            return stale;
        var from = effectiveFrom ?? clock.Today();
        if (from < clock.Today())
            return new Refusal("version-backdated", "A version is in force from today or later: what was done under the earlier one stands.", "/effectiveFrom").AsConflict();
        return await StoreAsync(framework, document!, from, http, caller, db, clock, stop);
    }

    /// <summary>The agreement, if the caller is its authority.</summary>
    internal static async Task<FrameworkAgreement?> OwnFrameworkAsync(this LotsDbContext db, Guid id, Caller caller, CancellationToken stop) =>
        await db.Frameworks.FindAsync([new FrameworkId(id)], stop) is { } framework && await db.SpeaksForAsync(caller, framework.Authority, stop)
            ? framework
            : null;

    private static async Task<Results<Created<FrameworkView>, ProblemHttpResult>> StoreAsync(
        FrameworkAgreement framework, FrameworkDocument document, DateOnly from, HttpContext http, Caller caller, LotsDbContext db,
        TimeProvider clock, CancellationToken stop)
    {
        var outcome = framework.Publish(document, from, clock.GetUtcNow());
        if (outcome.Refusal is { } refusal)
            return refusal.AsConflict();
        db.Announce(outcome.Value!);
        db.Record(caller, "publish-framework", framework.Id.Value, $"{framework.Reference} version {framework.Latest.Number}, {document.Sha256}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(framework));
        return TypedResults.Created($"/api/v1/frameworks/{framework.Id.Value}", FrameworkView.Of(framework));
    }

    private static Refusal NotTheAuthority(OrganisationReference authority) =>
        new("not-the-authority", $"Only {authority} itself publishes an agreement in its name.", "/authority");
}
