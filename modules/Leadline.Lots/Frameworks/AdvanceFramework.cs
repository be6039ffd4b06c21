using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Frameworks;

/// <summary>The steps of a framework agreement's life, each guarded by the one before.</summary>
internal static class AdvanceFramework
{
    private delegate Outcome<object> Step(FrameworkAgreement framework, DateTimeOffset now);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAdvanceFramework()
        {
            routes.MapStep("tendering", "OpenToTenders", "Open a published framework agreement to suppliers' tenders", (f, now) => Any(f.OpenToTenders(now)));
            routes.MapStep("live", "GoLive", "Make a framework agreement live: buyers may call off within its term", (f, now) => Any(f.GoLive(now)));
            routes.MapStep("closure", "CloseFramework", "Close a framework agreement to new call-offs", (f, now) => Any(f.Close(now)));
        }

        private void MapStep(string noun, string name, string summary, Step step) => routes.MapPost($"/frameworks/{{id:guid}}/{noun}",
                (Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
                    TakeAsync(step, name, id, ifMatch, caller, db, clock, http, stop))
            .WithName(name).WithSummary(summary)
            .Refuses(404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.CategoryManager);
    }

    private static async Task<Results<Ok<FrameworkView>, ProblemHttpResult>> TakeAsync(
        Step step, string name, Guid id, string? ifMatch, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.OwnFrameworkAsync(id, caller, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (ifMatch.Unless(db.VersionOf(framework)) is { } stale)
            return stale;
        var outcome = step(framework, clock.GetUtcNow());
        if (outcome.Refusal is { } refusal)
            return refusal.AsConflict();
        db.Announce(outcome.Value!);
        db.Record(caller, name, id, framework.Reference);
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(framework));
        return TypedResults.Ok(FrameworkView.Of(framework));
    }

    private static Outcome<object> Any<T>(Outcome<T> outcome)
        where T : class =>
        outcome.Refusal is { } refusal ? refusal : new Outcome<object>(outcome.Value!);
}
