using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.DirectAwards;

/// <summary>Keeps a buyer's answers, complete or not; what is answered must be right as far as it goes.</summary>
internal static class AnswerForm
{
    /// <param name="Answers">The answers to the framework's form, in any order.</param>
    /// <param name="OwnAnswers">The answers to plugins' own questions.</param>
    internal sealed record AnswerFormRequest(IReadOnlyList<Answer> Answers, IReadOnlyList<OwnAnswers> OwnAnswers);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAnswerForm() => routes.MapPut("/direct-awards/{id:guid}/answers", Handle)
            .WithName(nameof(AnswerForm)).WithSummary("Answer the requirement form, as far as the answers are known")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Ok<DirectAwardView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, AnswerFormRequest request, Caller caller, CallOffDbContext db, Descriptions descriptions,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var own = await db.OwnDirectAwardAsync(id, caller, stop);
        if (own.Value is not { } award)
            return own.Refusal!.AsDirectAwardProblem();
        if (ifMatch.Unless(db.VersionOf(award)) is { } stale)
            return stale;
        var form = await RequirementForm.OfAsync(award, db, descriptions, clock.Today(), stop);
        if (form.Faults(request.Answers, request.OwnAnswers, complete: false) is { Count: > 0 } faults)
            return Problems.Invalid([.. faults.Select(f => f.ForApi)]);
        if ((await KeepAsync(award, form, request.Answers, request.OwnAnswers, caller, db, stop)).Refusal is { } refusal)
            return refusal.AsConflict();
        http.SendTag(db.VersionOf(award));
        return TypedResults.Ok(DirectAwardView.Of(award));
    }

    /// <summary>Keeps answers that were held against the form, for the route and the page alike.</summary>
    internal static async Task<Outcome> KeepAsync(
        DirectAward award, RequirementForm form, IReadOnlyList<Answer> answers, IReadOnlyList<OwnAnswers> own, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (award.Answer(form.InOrder(answers), own).Refusal is { } refusal)
            return refusal;
        db.Record(caller, "answer-requirement-form", award.Id.Value, $"{award.Reference}: {answers.Count} of {form.Line.Form.Count} questions");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
