using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.InHouse;

/// <summary>What the authority does with an in-house case: one scores it, another decides, a third decides an appeal.</summary>
internal static class JudgeInHouseCase
{
    /// <param name="Criterion">The criterion's code.</param>
    /// <param name="Mark">On the test's scale.</param>
    /// <param name="Reason">Why: at most 10,000 characters. There is no mark without one.</param>
    internal sealed record MarkLine(string Criterion, int Mark, string Reason);

    /// <param name="Marks">One under each criterion.</param>
    internal sealed record ScoreRequest(IReadOnlyList<MarkLine>? Marks)
    {
        internal IEnumerable<Fault> Faults(InHouseTest test)
        {
            var marks = Marks ?? [];
            if (marks.Count > 2 * test.Criteria.Count)
            {
                yield return new Fault("/marks", "too-many", $"There is one mark under each of {test.Criteria.Count} criteria, and {marks.Count} were sent.");
                yield break;
            }

            foreach (var missing in test.Criteria.Where(c => !marks.Any(m => m?.Criterion == c.Code)))
                yield return new Fault("/marks", "mark-missing", $"There is no mark under '{missing.Title}'.");
            for (var i = 0; i < marks.Count; i++)
            {
                var mark = marks[i];
                if (!test.Criteria.Any(c => c.Code == mark.Criterion))
                    yield return new Fault($"/marks/{i}/criterion", "criterion-unknown", $"The criteria are: {string.Join(", ", test.Criteria.Select(c => c.Code))}.");
                else if (marks.Take(i).Any(m => m.Criterion == mark.Criterion))
                    yield return new Fault($"/marks/{i}/criterion", "criterion-twice", "There is a mark under this criterion already.");
                if (mark.Mark < 0 || mark.Mark > test.BestMark)
                    yield return new Fault($"/marks/{i}/mark", "mark-out-of-range", $"A mark is 0 to {test.BestMark}, not {mark.Mark}.");
                if (Text.Fault($"/marks/{i}/reason", mark.Reason, InHouseCase.LongestText) is { } reason)
                    yield return reason;
            }
        }
    }

    /// <param name="Decision">What is decided.</param>
    /// <param name="Reason">Why: at most 10,000 characters.</param>
    internal sealed record DecideCaseRequest(InHouseDecision Decision, string Reason);

    /// <param name="Allow">Whether the appeal is allowed, and the case approved by that.</param>
    /// <param name="Reason">Why: at most 10,000 characters.</param>
    internal sealed record DecideAppealRequest(bool Allow, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapJudgeInHouseCase()
        {
            routes.MapPost("/in-house-cases/{id:guid}/marks", Score)
                .WithName("ScoreInHouseCase").WithSummary("Score an in-house case: a mark under each criterion, each with its reason")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.Assessor);
            routes.MapPost("/in-house-cases/{id:guid}/decision", Decide)
                .WithName("DecideInHouseCase").WithSummary("Approve, refuse or send back an in-house case that somebody else scored")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/in-house-cases/{id:guid}/appeal-decision", DecideAppeal)
                .WithName("DecideInHouseAppeal").WithSummary("Decide the appeal against the refusal of an in-house case, having neither scored nor refused it")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> Score(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ScoreRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        TakeAsync("score-in-house-case", id, ifMatch, [.. request.Faults(InHouseTest.Shipped)], caller, db, http,
            c => c.Score([.. request.Marks!.Select(m => new InHouseMark(0, m.Criterion, m.Mark, m.Reason.Trim()))], caller.Actor, clock.GetUtcNow()), stop);

    internal static Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> Decide(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecideCaseRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        TakeAsync("decide-in-house-case", id, ifMatch, FaultsOf(request.Reason), caller, db, http,
            c => c.Decide(request.Decision, request.Reason.Trim(), InHouseTest.Shipped, caller.Actor, clock.GetUtcNow()), stop);

    internal static Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> DecideAppeal(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecideAppealRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        TakeAsync("decide-in-house-appeal", id, ifMatch, FaultsOf(request.Reason), caller, db, http,
            c => c.DecideAppeal(request.Allow, request.Reason.Trim(), caller.Actor, clock.GetUtcNow()), stop);

    /// <summary>Takes a case one step on for somebody who may.</summary>
    internal static async Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> StepAsync(
        this LotsDbContext db, string act, InHouseCase @case, string? ifMatch, Caller caller, HttpContext http, Func<InHouseCase, Outcome> step, CancellationToken stop)
    {
        if (ifMatch.Unless(db.VersionOf(@case)) is { } stale)
            return stale;
        if (step(@case).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, act, @case.Id.Value, @case.State.ToString());
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(@case));
        return TypedResults.Ok(InHouseCaseView.Of(@case));
    }

    private static IReadOnlyList<Fault> FaultsOf(string reason) => Text.Fault("/reason", reason, InHouseCase.LongestText) is { } fault ? [fault] : [];

    private static async Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> TakeAsync(
        string act, Guid id, string? ifMatch, IReadOnlyList<Fault> faults, Caller caller, LotsDbContext db, HttpContext http, Func<InHouseCase, Outcome> step, CancellationToken stop)
    {
        if (faults.Count > 0)
            return Problems.Invalid(faults);
        if (await db.InHouseCaseAsync(id, stop) is not { } @case || await db.OwnFrameworkAsync(@case.FrameworkId.Value, caller, stop) is not { } framework)
            return Problems.NotFound("in-house case");
        if ((caller.RefuseOwnMatter(@case.Buyer, @case.SubmittedBy) ?? await db.RefuseInterestAsync(caller, framework.Id, lots: null, stop)) is { } interest)
            return interest.AsConflict();
        return await db.StepAsync(act, @case, ifMatch, caller, http, step, stop);
    }
}
