using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.HelpRequests;

/// <summary>What the authority's staff do with a request, and the buyer with their answer.</summary>
internal static class AnswerHelp
{
    /// <param name="Text">What is answered or said: at most 10,000 characters.</param>
    internal sealed record HelpTextRequest(string Text);

    /// <summary>The roles of the authority that help.</summary>
    internal const Role Helpers = Role.CategoryManager | Role.Assessor;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAnswerHelp()
        {
            routes.MapAct("taking", Take).WithName("TakeHelpRequest").WithSummary("Take a request for help, or take it over").Refuses(404, 409).WantsIfMatch().MayBeCalledBy(Helpers);
            routes.MapAct("answer", Answer).WithName("AnswerHelpRequest").WithSummary("Answer a request for help that one has taken").Refuses(400, 404, 409).WantsIfMatch().MayBeCalledBy(Helpers);
            routes.MapAct("closure", Close).WithName("CloseHelpRequest").WithSummary("Close a request for help that is answered").Refuses(400, 404, 409).WantsIfMatch().MayBeCalledBy(Helpers);
            routes.MapAct("reopening", Reopen).WithName("ReopenHelpRequest").WithSummary("Reopen one's request for help whose answer does not help").Refuses(400, 404, 409).WantsIfMatch().MayBeCalledBy(Role.ProcurementLead);
        }

        private RouteHandlerBuilder MapAct(string noun, Delegate handle) => routes.MapPost($"/help-requests/{{id:guid}}/{noun}", handle);
    }

    internal static Task<Results<Ok<HelpView>, ProblemHttpResult>> Take(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        ActAsync("take-help-request", id, ifMatch, null, caller, db, clock, http, asBuyer: false, r => r.Take(caller.Actor, clock.GetUtcNow()), stop);

    internal static Task<Results<Ok<HelpView>, ProblemHttpResult>> Answer(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, HelpTextRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        ActAsync("answer-help-request", id, ifMatch, FaultOf(request), caller, db, clock, http, asBuyer: false, r => r.Answer(request.Text.Trim(), caller.Actor, clock.GetUtcNow()), stop);

    internal static Task<Results<Ok<HelpView>, ProblemHttpResult>> Close(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, HelpTextRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        ActAsync("close-help-request", id, ifMatch, FaultOf(request), caller, db, clock, http, asBuyer: false, r => r.Close(request.Text.Trim(), clock.GetUtcNow()), stop);

    internal static Task<Results<Ok<HelpView>, ProblemHttpResult>> Reopen(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, HelpTextRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        ActAsync("reopen-help-request", id, ifMatch, FaultOf(request), caller, db, clock, http, asBuyer: true, r => r.Reopen(request.Text.Trim(), AskForHelp.DueOn(clock), clock.GetUtcNow()), stop);

    private static Fault? FaultOf(HelpTextRequest request) => Text.Fault("/text", request.Text, HelpRequest.LongestText);

    private static async Task<Results<Ok<HelpView>, ProblemHttpResult>> ActAsync(
        string act, Guid id, string? ifMatch, Fault? fault, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, bool asBuyer, Func<HelpRequest, Outcome> step, CancellationToken stop)
    {
        if (fault is not null)
            return Problems.Invalid(fault);
        if (await db.HelpRequests.FindAsync([new HelpRequestId(id)], stop) is not { } found
            || !(asBuyer ? caller.SpeaksFor(found.Buyer) : await db.OwnFrameworkAsync(found.FrameworkId.Value, caller, stop) is not null))
            return Problems.NotFound("request for help");
        if (!asBuyer && await db.RefuseInterestAsync(caller, found.FrameworkId, lots: null, stop) is { } interest)
            return interest.AsConflict();
        if (ifMatch.Unless(db.VersionOf(found)) is { } stale)
            return stale;
        if (step(found).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, act, id, found.Kind.ToString());
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(found));
        return TypedResults.Ok(HelpView.Of(found, clock.Today(), asBuyer));
    }
}
