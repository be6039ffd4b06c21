using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.Quotes;

/// <summary>
/// Fixes the requirement, the plugins' versions and the price books, all before any quote is known; the quotes are then asked for in the
/// background, and opened together when the last has come.
/// </summary>
internal static class AskForQuotes
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAskForQuotes() => routes.MapPost("/direct-awards/{id:guid}/quotes", Handle)
            .WithName(nameof(AskForQuotes)).WithSummary("Fix the requirement and ask every supplier on the line for its quote; they are opened together")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Accepted<DirectAwardView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, CallOffDbContext db, Descriptions descriptions, TimeProvider clock,
        HttpContext http, CancellationToken stop)
    {
        var own = await db.OwnDirectAwardAsync(id, caller, stop);
        if (own.Value is not { } award)
            return own.Refusal!.AsDirectAwardProblem();
        if (ifMatch.Unless(db.VersionOf(award)) is { } stale)
            return stale;
        var form = await RequirementForm.OfAsync(award, db, descriptions, clock.Today(), stop);
        if (award.MayAnswer().Refusal is null && form.Faults(award.FormAnswers, award.AnswersToPlugins, complete: true) is { Count: > 0 } faults)
            return Problems.Invalid([.. faults.Select(f => f.ForApi)]);
        if ((await FixAsync(award, form, caller, db, clock, stop)).Refusal is { } refusal)
            return refusal.AsConflict();
        http.SendTag(db.VersionOf(award));
        return TypedResults.Accepted($"/api/v1/direct-awards/{id}/quotes", DirectAwardView.Of(award));
    }

    /// <summary>Fixes it all in one save, for the route and the page alike.</summary>
    internal static async Task<Outcome> FixAsync(
        DirectAward award, RequirementForm form, Caller caller, CallOffDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await db.RefuseAsync(award, today, isNew: true, stop) is { } notNow)
            return notNow;
        var quotes = form.Candidates.Select(c => c.QuoteFor(award, now)).ToList();
        if (quotes.TrueForAll(q => q.Means is null))
        {
            return new Refusal("nobody-quotes", quotes.Count == 0
                ? "No supplier on the lot is accredited for this service line today."
                : "No supplier on this service line can quote today: none has a price book in force with a plugin to price it.");
        }

        if (award.AskForQuotes(today).Refusal is { } refusal)
            return refusal;
        db.AddRange(quotes);
        db.Record(caller, "ask-for-quotes", award.Id.Value, $"{award.Reference}: {quotes.Count} suppliers");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
